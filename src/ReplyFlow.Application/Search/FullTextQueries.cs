using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;

namespace ReplyFlow.Application.Search;

/// <summary>
/// 全文查找 in what the reader may read. Every word must be found, however it is written (<see cref="SearchText"/>), those between quotation
/// marks together. Both databases give the same texts in the same order; of more than <see cref="Most"/> of a kind the newest are
/// put in order and counted.
/// </summary>
public sealed class FullTextQueries(ReplyFlowDb db)
{
    /// <summary>Most texts of a kind that are put in order and counted: who finds more adds a word.</summary>
    public const int Most = 300;

    /// <summary>When a search goes about it in another way; what it finds is the same.</summary>
    internal SearchEffort Effort { get; init; } = SearchEffort.Usual;

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
        var named = await db.NamedAsync(kind.Kind, terms, Effort.Few, ct);
        var newest = await NewestAsync(actor, kind, filter, terms, named, ct);
        var known = newest.Take(Most).ToList();
        var above = newest.Count > known.Count ? known[^1].Id : 0;
        var all = (await ScoreAsync(known, terms, ct)).Concat(await MaskedAsync(actor, kind, filter, terms, named, above, ct))
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

    /// <summary>The newest that are read as they are. Whichever way they are looked for, they are the same.</summary>
    private async Task<List<Found>> NewestAsync(
        Actor actor, TextKind kind, FullTextFilter filter, IReadOnlyList<string> terms, IReadOnlyList<long>? named, CancellationToken ct)
    {
        const int wanted = Most + 1;
        if (named is not null)
            return await InPartsAsync(named, terms, TakeAsync, wanted);
        // Of a word that many have a reader who sees few texts would wait for most of them: theirs are looked at instead.
        if (await kind.SourcesAsync(db, actor, filter, Effort.FewSources, ct) is { } sources && await TextsAsync(kind, sources, ct) is { } few)
            return await InPartsAsync(few, terms, TakeAsync, wanted);
        var (found, upTo) = (new List<Found>(), long.MaxValue);
        // Most find enough among the newest, and PostgreSQL's index would name all.
        foreach (var some in db is PostgresDb ? Effort.Slices : [])
        {
            var last = await db.FullTexts.Where(t => t.Kind == kind.Kind && t.Id <= upTo).OrderByDescending(t => t.Id).Skip(some).Select(t => (long?)t.Id)
                .FirstOrDefaultAsync(ct);
            if (last is not { } above)
                break;
            found.AddRange(await TakeAsync(db.Containing(kind.Kind, terms, above, upTo), wanted - found.Count));
            if (found.Count == wanted)
                return found;
            upTo = above;
        }
        found.AddRange(await TakeAsync(db.Containing(kind.Kind, terms, 0, upTo), wanted - found.Count));
        return found;

        Task<List<Found>> TakeAsync(IQueryable<FullText> texts, int most) => kind.Readable(db, actor, Within(texts, filter), filter)
            .OrderByDescending(t => t.Id).Take(most).Select(t => new Found(t.Id, t.SourceId, t.On, 0)).ToListAsync(ct);
    }

    /// <summary>Keys of the texts of some rows, the newest first; null where there are more than may be looked at one by one.</summary>
    private async Task<IReadOnlyList<long>?> TextsAsync(TextKind kind, IQueryable<Guid> sources, CancellationToken ct)
    {
        var few = await sources.Take(Effort.FewSources + 1).ToListAsync(ct);
        if (few.Count > Effort.FewSources)
            return null;
        var texts = await db.TextsOf(kind.Kind, few).ToListAsync(ct);
        texts.Sort((a, b) => b.CompareTo(a));
        return texts;
    }

    /// <summary>The first of some texts that have the words, part by part until there are enough.</summary>
    private async Task<List<T>> InPartsAsync<T>(
        IReadOnlyList<long> texts, IReadOnlyList<string> terms, Func<IQueryable<FullText>, int, Task<List<T>>> take, int wanted)
    {
        var found = new List<T>();
        foreach (var part in texts.Chunk(Effort.Part))
        {
            found.AddRange(await take(db.Containing(part, terms), wanted - found.Count));
            if (found.Count == wanted)
                break;
        }
        return found;
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

    /// <summary>
    /// Of the few texts that are read without names, those in which the words are found as they are read. The index has them with the names: where
    /// none stands in a text, that is what is read. Of a word that more texts have than are put in order, only the newest count here, too.
    /// </summary>
    private async Task<IReadOnlyList<Found>> MaskedAsync(
        Actor actor, TextKind kind, FullTextFilter filter, IReadOnlyList<string> terms, IReadOnlyList<long>? named, long above, CancellationToken ct)
    {
        if (kind.MaskedSources(db, actor, filter) is not { } sources)
            return [];
        var found = (named ?? await TextsAsync(kind, sources, ct)) is { } few
            ? await InPartsAsync([.. few.Where(t => t > above)], terms, TakeAsync, Most)
            : await TakeAsync(db.Containing(kind.Kind, terms, above), Most);
        if (found.Count == 0)
            return [];
        var masks = await kind.MasksAsync(db, actor, [.. found.Select(f => f.OwnerId).Distinct()], ct);
        var withNames = found.Where(f => !masks.TryGetValue(f.OwnerId, out var mask) || mask.MayTouch(f.Text)).Select(f => f.SourceId).ToHashSet();
        var read = withNames.Count == 0 ? new Dictionary<Guid, FoundText>() : await kind.ReadAsync(db, actor, withNames, ct);
        return
        [
            .. found.Select(f => (Text: f, Score: withNames.Contains(f.SourceId) ? Read(f) : Relevance.OfFolded(Title(f), f.Text, terms)))
                .Where(f => f.Score is not null).Select(f => new Found(f.Text.Id, f.Text.SourceId, f.Text.On, f.Score!.Value)),
        ];

        Task<List<FullText>> TakeAsync(IQueryable<FullText> texts, int most) =>
            kind.Masked(db, actor, Within(texts, filter), filter)!.OrderByDescending(t => t.Id).Take(most).ToListAsync(ct);

        int? Read(FullText text) => read.TryGetValue(text.SourceId, out var masked)
            ? Relevance.Of(text.TitleLength > 0 ? masked.Title : "", masked.Body, terms) : null;
    }

    private static ReadOnlySpan<char> Title(FullText text) => text.TitleLength == 0 ? "" : text.Text.AsSpan(0, Math.Max(0, text.Text.IndexOf(' ')));

    private static IQueryable<FullText> Within(IQueryable<FullText> texts, FullTextFilter filter)
    {
        if (filter.Year is not { } year || year is < 1 or > 9998)
            return texts;
        var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        return texts.Where(t => t.On >= first && t.On < next);
    }

    private sealed record Found(long Id, Guid SourceId, DateOnly On, int Score = 0);
}
