using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;

namespace ReplyFlow.Application.Search;

/// <summary>
/// 全文查找 in what the reader may read. Every word must be found, however it is written (<see cref="SearchText"/>), those between quotation
/// marks together. Both databases give the same texts in the same order; of more than <see cref="CountedRows.Most"/> of a kind the newest are
/// put in order and counted.
/// </summary>
public sealed class FullTextQueries(ReplyFlowDb db)
{
    /// <summary>A page of what is found in texts of a kind.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="words">What is searched for, as it was typed.</param>
    /// <param name="kind">In what.</param>
    /// <param name="filter">Of which cases and dates.</param>
    /// <param name="page">From 1.</param>
    /// <param name="size">Texts a page.</param>
    /// <param name="ct">Cancels the search.</param>
    public async Task<FullTextPage> FindAsync(Actor actor, string words, TextKind kind, FullTextFilter filter, int page, int size, CancellationToken ct)
    {
        var terms = SearchText.Terms(words);
        if (terms.Count == 0)
            return new FullTextPage([], 0, false);
        var texts = Within(db.Containing(kind.Kind, terms), filter);
        var newest = await kind.Readable(db, actor, texts, filter).OrderByDescending(t => t.Id).Take(CountedRows.Most + 1)
            .Select(t => new Found(t.Id, t.SourceId, t.On)).ToListAsync(ct);
        var known = newest.Take(CountedRows.Most).ToList();
        var all = (await ScoreAsync(known, terms, ct)).Concat(await MaskedAsync(actor, kind, texts, filter, terms, ct))
            .OrderByDescending(f => f.Score).ThenByDescending(f => f.On).ThenByDescending(f => f.SourceId.ToString("N"), StringComparer.Ordinal).ToList();
        var shown = all.Skip((int)Math.Min((Math.Max(1, page) - 1L) * size, int.MaxValue)).Take(size).ToList();
        var read = shown.Count == 0 ? null : await kind.ReadAsync(db, actor, [.. shown.Select(f => f.SourceId)], ct);
        return new FullTextPage(
            [
                .. shown.Where(f => read!.ContainsKey(f.SourceId)).Select(f => read![f.SourceId] is var text
                    ? new FullTextHit(kind.Kind, text, Snippets.Cut(text.Body, terms), f.Score, f.On) : null!),
            ],
            all.Count, newest.Count > known.Count);
    }

    /// <summary>The score of each, from what the database counts.</summary>
    private async Task<IReadOnlyList<Found>> ScoreAsync(IReadOnlyList<Found> known, IReadOnlyList<string> terms, CancellationToken ct)
    {
        var (scores, ids) = (new Dictionary<long, int>(), known.Select(f => f.Id).ToList());
        foreach (var term in terms.Where(_ => ids.Count > 0))
            foreach (var t in await db.FullTexts.Where(t => ids.Contains(t.Id)).Select(t => new
            {
                t.Id,
                t.TitleLength,
                t.Text.Length,
                Rest = t.Text.Replace(term, "").Length,
                First = t.Text.IndexOf(term),
            }).ToListAsync(ct))
                scores[t.Id] = scores.GetValueOrDefault(t.Id)
                    + Relevance.Of((t.Length - t.Rest) / term.EnumerateRunes().Count(), t.First < t.TitleLength, t.Length);
        return [.. known.Select(f => f with { Score = scores.GetValueOrDefault(f.Id) })];
    }

    /// <summary>Of the few texts that are read without names, those in which the words are found as they are read.</summary>
    private async Task<IReadOnlyList<Found>> MaskedAsync(
        Actor actor, TextKind kind, IQueryable<FullText> texts, FullTextFilter filter, IReadOnlyList<string> terms, CancellationToken ct)
    {
        if (kind.Masked(db, actor, texts, filter) is not { } masked)
            return [];
        var found = await masked.OrderByDescending(t => t.Id).Take(CountedRows.Most).Select(t => new Found(t.Id, t.SourceId, t.On)).ToListAsync(ct);
        if (found.Count == 0)
            return [];
        var read = await kind.ReadAsync(db, actor, [.. found.Select(f => f.SourceId)], ct);
        return
        [
            .. found.Where(f => read.ContainsKey(f.SourceId))
                .Select(f => (Found: f, Score: Relevance.Of(kind.Kind == FullTextKind.Suggestion ? read[f.SourceId].Title : "", read[f.SourceId].Body, terms)))
                .Where(f => f.Score is not null).Select(f => f.Found with { Score = f.Score!.Value }),
        ];
    }

    private static IQueryable<FullText> Within(IQueryable<FullText> texts, FullTextFilter filter)
    {
        if (filter.Year is not { } year || year is < 1 or > 9998)
            return texts;
        var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        return texts.Where(t => t.On >= first && t.On < next);
    }

    private sealed record Found(long Id, Guid SourceId, DateOnly On, int Score = 0);
}
