using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Access;

/// <summary>
/// Takes the deputies of a suggestion whose identity is secret out of free text (the audit trail, people's words, the
/// suggestion itself) for readers who may not know them. The names stay inside the queries.
/// </summary>
internal sealed class NameMask
{
    /// <summary>What stands in a name's place.</summary>
    public const string Instead = "××";

    /// <summary>Most ids that one query is asked with: databases limit the parameters of a statement.</summary>
    internal const int MostIds = 2000;

    private readonly Regex? _names;

    private NameMask(IEnumerable<string> words)
    {
        // Names of two characters are often typed apart (张 顺).
        var patterns = words.Select(w => w.Trim()).Where(w => w.Length > 1).Distinct().OrderByDescending(w => w.Length)
            .Select(w => string.Join(@"\s*", w.Where(c => !char.IsWhiteSpace(c)).Select(c => Regex.Escape(c.ToString())))).ToList();
        if (patterns.Count > 0)
            _names = new Regex(string.Join('|', patterns), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }

    /// <summary>Masks nothing.</summary>
    public static NameMask None { get; } = new([]);

    /// <summary>The text without the names.</summary>
    public string Apply(string text) => _names?.Replace(text, Instead) ?? text;

    /// <summary>The mask for one case.</summary>
    public static async Task<NameMask> ForAsync(ReplyFlowDb db, Actor actor, Guid caseId, CancellationToken ct) =>
        (await ForAsync(db, actor, [caseId], ct)).GetValueOrDefault(caseId, None);

    /// <summary>The masks of those of the given cases whose deputies the actor may not know.</summary>
    public static async Task<IReadOnlyDictionary<Guid, NameMask>> ForAsync(ReplyFlowDb db, Actor actor, IReadOnlyCollection<Guid> caseIds, CancellationToken ct)
    {
        if (caseIds.Count == 0 || actor.Is(Roles.Liaison))
            return new Dictionary<Guid, NameMask>();
        var masks = new Dictionary<Guid, NameMask>();
        foreach (var ids in caseIds.Distinct().Chunk(MostIds))
            foreach (var (id, mask) in await OfAsync(db.Cases.Where(c => ids.Contains(c.Id) && (c.LeadBureauId == null || c.LeadBureauId != actor.BureauId)), ct))
                masks[id] = mask;
        return masks;
    }

    /// <summary>The masks of those of the given cases whose deputies are secret: what leaves the product by mail names them to nobody.</summary>
    public static Task<IReadOnlyDictionary<Guid, NameMask>> ForMailAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> caseIds, CancellationToken ct) =>
        OfAsync(db.Cases.Where(c => caseIds.Contains(c.Id)), ct);

    private static async Task<IReadOnlyDictionary<Guid, NameMask>> OfAsync(IQueryable<Case> cases, CancellationToken ct)
    {
        var words = await cases.AsNoTracking().Where(c => c.Suggestion!.IdentitySecret)
            .SelectMany(c => c.Suggestion!.Deputies, (c, d) => new { c.Id, d.Deputy!.Name, d.Deputy.Email, d.Deputy.Phone })
            .ToListAsync(ct);
        return words.GroupBy(w => w.Id).ToDictionary(g => g.Key, g => new NameMask(g.SelectMany(w => new[] { w.Name, w.Email, w.Phone })));
    }
}
