using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Passages;

namespace ReplyFlow.Application.Passages;

/// <summary>Reads 常用语 as the actor may use them.</summary>
public sealed class PassageQueries(ReplyFlowDb db, TimeProvider time)
{
    /// <summary>Most that one keeper has: so few that they are looked through in memory.</summary>
    internal const int MostKept = 500;

    /// <summary>Passages in which every word is found, by category; those whose last day is past come last.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="words">Words of name, category or text; empty for all.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyList<PassageRow>> FindAsync(Actor actor, string words, CancellationToken ct)
    {
        var wanted = SearchText.Words(words);
        var rows = await Rows(db.StandardPassages.UsableBy(actor)).ToListAsync(ct);
        return [.. rows.Where(r => Matches(r.Passage, wanted)).Select(r => Row(actor, r))
            .OrderBy(r => r.IsExpired).ThenBy(r => r.Passage.Category, StringComparer.Ordinal).ThenBy(r => r.Passage.Name, StringComparer.Ordinal)];
    }

    /// <summary>One passage.</summary>
    /// <exception cref="NotFoundException">There is none that the actor may use.</exception>
    public async Task<PassageRow> OneAsync(Actor actor, Guid id, CancellationToken ct) =>
        await Rows(db.StandardPassages.UsableBy(actor).Where(p => p.Id == id)).FirstOrDefaultAsync(ct) is { } row
            ? Row(actor, row) : throw new NotFoundException("没有这条常用语，可能已被删除，或您无权查看。");

    /// <summary>The divisions for which the actor may keep passages.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> DivisionsAsync(Actor actor, CancellationToken ct)
    {
        var divisions = await db.Divisions.AsNoTracking().Where(d => d.BureauId == actor.BureauId).OrderBy(d => d.Name)
            .Select(d => new { d.Id, d.Name }).ToListAsync(ct);
        return [.. divisions.Where(d => actor.MayKeepPassages(actor.BureauId, d.Id)).Select(d => (d.Id, d.Name))];
    }

    private static bool Matches(StandardPassage p, IReadOnlyList<string> words)
    {
        var text = words.Count == 0 ? "" : SearchText.Fold($"{p.Name} {p.Category} {p.Text}");
        return words.All(w => text.Contains(w, StringComparison.Ordinal));
    }

    private PassageRow Row(Actor actor, Joined r) => new(
        r.Passage, r.Division, r.Owner, r.Passage.IsExpiredOn(time.Today()), actor.MayKeepPassages(r.Passage.BureauId, r.Passage.DivisionId));

    private IQueryable<Joined> Rows(IQueryable<StandardPassage> passages) =>
        from p in passages.AsNoTracking()
        join u in db.Users on p.OwnerId equals u.Id
        from d in db.Divisions.Where(d => d.Id == p.DivisionId).DefaultIfEmpty()
        select new Joined { Passage = p, Owner = u.DisplayName, Division = d!.Name };

    private sealed class Joined
    {
        public required StandardPassage Passage { get; init; }

        public required string Owner { get; init; }

        public required string? Division { get; init; }
    }
}
