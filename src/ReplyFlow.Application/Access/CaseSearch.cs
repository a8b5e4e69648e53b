using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Access;

/// <summary>Cases that were searched for, among those that were asked.</summary>
/// <param name="Cases">The cases. To be joined, so that the database may begin with them.</param>
/// <param name="AreMany">Whether it is known without counting that there are more than <see cref="CountedRows.Most"/>, were all asked.</param>
internal sealed record FoundCases(IQueryable<Case> Cases, bool AreMany);

/// <summary>
/// 查找: cases by number, words of the title, deputies (also by the initials of their pinyin) and 文号, however they are typed
/// (<see cref="SearchText"/>). Every list that is searched asks here. Whoever may not know a case's deputies does not find it by them.
/// </summary>
/// <remarks>
/// Words that few cases have are looked up first, in the databases' indexes, and the list is made of what they name. A word that many
/// have is asked of one case after the other, in the list's order: a page is soon full of them.
/// </remarks>
internal static class CaseSearch
{
    /// <summary>Most cases that a word is looked up for.</summary>
    private const int Few = NameMask.MostIds;

    /// <summary>Those of the cases in which every word is found.</summary>
    public static async Task<FoundCases> FindAsync(this IQueryable<Case> cases, ReplyFlowDb db, Actor actor, string text, CancellationToken ct)
    {
        if (SuggestionNumber.TryParse(text, out _, out var only))
            return new FoundCases(cases.Where(c => c.Suggestion!.NumberValue == only), false);
        var words = SearchText.Words(text);
        var (few, many) = (new List<IReadOnlyList<Guid>>(), new List<string>());
        var areMany = false;
        foreach (var word in words)
        {
            var found = await LookUpAsync(cases, db, actor, word, ct);
            if (found.AreAll)
                few.Add(found.Cases);
            else
                many.Add(word);
            // A case may be found by several of its texts.
            areMany = !found.AreAll && found.Cases.Distinct().Count() > CountedRows.Most;
        }
        if (few.Count > 0)
        {
            var all = few.Aggregate((IEnumerable<Guid>)few[0], (found, next) => found.Intersect(next)).ToList();
            cases = all.Count == 0 ? cases.Where(c => false) : cases.Where(c => all.Contains(c.Id));
        }
        foreach (var word in many)
            cases = await WithAsync(cases, db, actor, word, ct);
        return new FoundCases(cases, areMany && words.Count == 1 && actor.SeesAllBureaus);
    }

    /// <summary>Document numbers that hold a word.</summary>
    public static IQueryable<DocumentNumber> With(this IQueryable<DocumentNumber> numbers, ReplyFlowDb db, string word)
    {
        var found = db.Containing(SearchSubject.Number, word);
        return numbers.Where(n => found.Contains(n.Id));
    }

    /// <summary>The cases that have a word, were all cases asked, each perhaps several times; where they are many, only the first of them.</summary>
    private static async Task<(IReadOnlyList<Guid> Cases, bool AreAll)> LookUpAsync(
        IQueryable<Case> cases, ReplyFlowDb db, Actor actor, string word, CancellationToken ct)
    {
        var (known, number) = (db.Cases.KnownTo(actor), NumberIn(word));
        var titles = db.Containing(SearchSubject.Title, word);
        var numbers = db.Containing(SearchSubject.Number, word);
        // The register of deputies does not grow with the years.
        var deputies = await db.Deputies.Where(d => EF.Property<string>(d, SearchColumn.Name).Contains(word)).Select(d => d.Id).Take(Few + 1).ToListAsync(ct);
        if (deputies.Count > Few)
            return ([], false);
        var byTitle = from t in titles join c in known on t equals c.SuggestionId select c.Id;
        var byNumber = from c in db.Cases where c.Suggestion!.NumberValue == number select c.Id;
        var byDocument = from t in numbers join n in db.DocumentNumbers on t equals n.Id select n.CaseId;
        var found = await byTitle.Concat(byNumber).Concat(byDocument).Take(Few + 1).ToListAsync(ct);
        if (found.Count <= Few && deputies.Count > 0)
            found.AddRange(await (from d in db.Set<SuggestionDeputy>()
                                  where deputies.Contains(d.DeputyId)
                                  join c in known on d.SuggestionId equals c.SuggestionId
                                  select c.Id).Take(Few + 1).ToListAsync(ct));
        return found.Count > Few ? (found, false) : ([.. found.Concat(await HiddenWithAsync(cases, db, actor, word, ct)).Distinct()], true);
    }

    private static async Task<IQueryable<Case>> WithAsync(IQueryable<Case> cases, ReplyFlowDb db, Actor actor, string word, CancellationToken ct)
    {
        var (known, number) = (db.Cases.KnownTo(actor), NumberIn(word));
        var hidden = await HiddenWithAsync(cases, db, actor, word, ct);
        var texts = db.Set<SearchEntry>();
        // What is quick to see comes first.
        return cases.Where(c =>
            (EF.Property<string>(c.Suggestion!, SearchColumn.Name).Contains(word) && known.Any(k => k.Id == c.Id))
            || c.Suggestion!.NumberValue == number
            || hidden.Contains(c.Id)
            || (c.Suggestion.Deputies.Any(d => EF.Property<string>(d.Deputy!, SearchColumn.Name).Contains(word)) && known.Any(k => k.Id == c.Id))
            || db.DocumentNumbers.Any(n => n.CaseId == c.Id
                && texts.Any(t => t.SourceId == n.Id && t.Subject == SearchSubject.Number && t.Text.Contains(word))));
    }

    /// <summary>
    /// Of the cases whose deputies the actor may not know, those with the word in the title as the actor sees it: a name in a
    /// title finds nothing.
    /// </summary>
    private static async Task<IReadOnlyList<Guid>> HiddenWithAsync(IQueryable<Case> cases, ReplyFlowDb db, Actor actor, string word, CancellationToken ct)
    {
        if (actor.KnowsAll())
            return [];
        var found = await cases.HiddenFrom(actor).Where(c => EF.Property<string>(c.Suggestion!, SearchColumn.Name).Contains(word))
            .Select(c => new { c.Id, c.Suggestion!.Title }).ToListAsync(ct);
        var masks = await NameMask.ForAsync(db, actor, [.. found.Select(c => c.Id)], ct);
        return [.. found.Where(c => SearchText.Fold(masks.GetValueOrDefault(c.Id, NameMask.None).Apply(c.Title)).Contains(word, StringComparison.Ordinal))
            .Select(c => c.Id)];
    }

    private static int NumberIn(string word) => SuggestionNumber.TryParse(word, out _, out var value) ? value : 0;
}
