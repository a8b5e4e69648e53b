using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Search;

/// <summary>A letter that names a document of the policy library in 《》.</summary>
/// <param name="Id">The letter.</param>
/// <param name="Text">What it is, as the reader may know it.</param>
/// <param name="On">成文日期.</param>
public sealed record CitingLetter(Guid Id, FoundText Text, DateOnly On);

/// <summary>Where a document is cited: the letters are found by the full text, in what the reader may read, so that none is told of that is hidden.</summary>
public sealed partial class CitingLetters(ReplyFlowDb db)
{
    /// <summary>Most that are looked at for one title: the newest.</summary>
    public const int Most = 100;

    /// <summary>The newest letters that cite a document by one of its titles, the newest first.</summary>
    public async Task<IReadOnlyList<CitingLetter>> OfAsync(Actor actor, PolicyFacts facts, CancellationToken ct)
    {
        var kind = TextKinds.All.First(k => k.Kind == FullTextKind.Reply);
        var found = new Dictionary<Guid, CitingLetter>();
        foreach (var title in facts.Titles.Select(SearchText.Fold).Where(t => t.Length > 0).Distinct())
        {
            var filter = new FullTextFilter();
            var texts = await kind.Readable(db, actor, db.Containing(kind.Kind, [title]), filter).OrderByDescending(t => t.Id).Take(Most)
                .Select(t => new { t.SourceId, t.On }).ToListAsync(ct);
            var read = texts.Count == 0 ? null : await kind.ReadAsync(db, actor, [.. texts.Select(t => t.SourceId)], ct);
            // The words may stand in another document's title.
            foreach (var letter in texts)
                if (read!.TryGetValue(letter.SourceId, out var text) && Cited().Matches(text.Body).Any(m => SearchText.Fold(m.Groups[1].Value) == title))
                    found.TryAdd(letter.SourceId, new CitingLetter(letter.SourceId, text, letter.On));
        }
        return [.. found.Values.OrderByDescending(l => l.On).ThenByDescending(l => l.Text.Note, StringComparer.Ordinal)];
    }

    [GeneratedRegex("《([^《》]{1,250}(?:《[^《》]{1,250}》[^《》]{0,250})?)》")]
    private static partial Regex Cited();
}
