using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
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

    private const string Separator = @"[\s\u00B7\u2022\u2027\u30FB\u200B-\u200D\uFEFF]*";

    private static readonly Regex Separators = new(Separator, RegexOptions.CultureInvariant);

    private readonly IReadOnlyList<string> _words;
    private readonly Lazy<Regex?> _names;

    private NameMask(IEnumerable<string> words)
    {
        _words = [.. words.Distinct()];
        _names = new Lazy<Regex?>(() => Names(_words));
    }

    private static Regex? Names(IReadOnlyList<string> words)
    {
        // Names of two characters are often typed apart (张 顺), names of other peoples with and without their dot (买买提·艾力).
        var patterns = words.Select(w => Separators.Replace(w, "")).Where(w => w.Length > 1).Distinct().OrderByDescending(w => w.Length)
            .Select(w => string.Join(Separator, w.Select(c => Regex.Escape(c.ToString())))).ToList();
        return patterns.Count == 0 ? null : new Regex(string.Join('|', patterns), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }

    /// <summary>Masks nothing.</summary>
    public static NameMask None { get; } = new([]);

    /// <summary>The text without the names.</summary>
    public string Apply(string text) => _names.Value?.Replace(text, Instead) ?? text;

    /// <summary>Whether it may take something out of a text that was folded as searches fold: most texts name nobody, and need not be read for that.</summary>
    public bool MayTouch(string folded) =>
        _words.Any(w => w.Length > 0 && (SearchText.Fold(w) is not { Length: > 1 } word || folded.Contains(word, StringComparison.Ordinal)));

    public static async Task<NameMask> ForAsync(ReplyFlowDb db, Actor actor, Guid caseId, CancellationToken ct) =>
        (await ForAsync(db, actor, [caseId], ct)).GetValueOrDefault(caseId, None);

    /// <summary>The masks of those of the given cases whose deputies the actor may not know.</summary>
    public static async Task<IReadOnlyDictionary<Guid, NameMask>> ForAsync(ReplyFlowDb db, Actor actor, IReadOnlyCollection<Guid> caseIds, CancellationToken ct)
    {
        return actor.KnowsAll() ? new Dictionary<Guid, NameMask>() : await OfAsync(db, caseIds, cases => cases.HiddenFrom(actor), ct);
    }

    /// <summary>
    /// The masks of those of the given cases whose deputies are secret: mail to staff leaves the product and names them to
    /// nobody, and running the product shows an administrator that cases exist, never whose secret they are.
    /// </summary>
    public static Task<IReadOnlyDictionary<Guid, NameMask>> ForOutsidersAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> caseIds, CancellationToken ct) =>
        OfAsync(db, caseIds, cases => cases.HiddenFromOutsiders(), ct);

    /// <summary>The mask of one case for a body that gets a copy; the case is loaded with its suggestion and deputies.</summary>
    public static NameMask For(Bureau body, Case c) => c.IsKnownTo(body) ? None : new NameMask(c.Suggestion!.Deputies.SelectMany(d => Words(d.Deputy!)));

    private static async Task<IReadOnlyDictionary<Guid, NameMask>> OfAsync(
        ReplyFlowDb db, IReadOnlyCollection<Guid> caseIds, Func<IQueryable<Case>, IQueryable<Case>> hidden, CancellationToken ct)
    {
        var masks = new Dictionary<Guid, NameMask>();
        foreach (var ids in caseIds.Distinct().Chunk(MostIds))
            foreach (var (id, mask) in await OfAsync(db, hidden(db.Cases.Where(c => ids.Contains(c.Id))), ct))
                masks[id] = mask;
        return masks;
    }

    private static async Task<IReadOnlyDictionary<Guid, NameMask>> OfAsync(ReplyFlowDb db, IQueryable<Case> cases, CancellationToken ct)
    {
        var deputies = await cases.AsNoTracking()
            .SelectMany(c => c.Suggestion!.Deputies, (c, d) => new { c.Id, d.Deputy!.Name, d.Deputy.Email, d.Deputy.Phone }).ToListAsync(ct);
        if (deputies.Count == 0)
            return new Dictionary<Guid, NameMask>();
        var hidden = cases.Select(c => (Guid?)c.Id);
        // The register has the newest name and address only; letters went out under earlier ones, and to others.
        var sent = await db.Outbox.AsNoTracking().Where(m => m.RecipientKind == RecipientKind.Deputy && hidden.Contains(m.CaseId))
            .Select(m => new { m.CaseId, m.RecipientName, m.Address }).Distinct().ToListAsync(ct);
        var letters = sent.ToLookup(m => m.CaseId, m => new[] { OutboxMessage.DeputyName(m.RecipientName), m.Address });
        return deputies.GroupBy(d => d.Id).ToDictionary(
            g => g.Key, g => new NameMask(g.SelectMany(d => new[] { d.Name, d.Email, d.Phone }).Concat(letters[g.Key].SelectMany(w => w))));
    }

    private static string[] Words(Deputy deputy) => [deputy.Name, deputy.Email, deputy.Phone];
}
