using System.Linq.Expressions;
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
/// <param name="AreFew">Whether they were looked up, so that reading them all costs little.</param>
internal sealed record FoundCases(IQueryable<Case> Cases, bool AreMany, bool AreFew);

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
            return new FoundCases(cases.Where(c => c.Suggestion!.NumberValue == only), false, false);
        var words = SearchText.Words(text);
        var (few, many) = (new List<IReadOnlyList<Guid>>(), new List<FoundWord>());
        foreach (var word in words)
        {
            var found = await LookUpAsync(cases, db, actor, word, ct);
            if (found.AreAll)
                few.Add(found.Cases);
            else
                many.Add(found);
        }
        if (few.Count > 0)
        {
            var all = few.Aggregate((IEnumerable<Guid>)few[0], (found, next) => found.Intersect(next)).ToArray();
            // One parameter, however many they are.
            cases = all.Length == 0 ? cases.Where(c => false) : cases.Where(c => EF.Parameter(all).Contains(c.Id));
        }
        foreach (var word in many)
            cases = await WithAsync(cases, db, actor, word, ct);
        // A case may be found by several of its texts.
        var areMany = many.Count == 1 && words.Count == 1 && many[0].Cases.Distinct().Count() > CountedRows.Most;
        return new FoundCases(cases, areMany && actor.SeesAllBureaus, few.Count > 0 && many.Count == 0);
    }

    /// <summary>Document numbers that hold a word.</summary>
    public static IQueryable<DocumentNumber> With(this IQueryable<DocumentNumber> numbers, ReplyFlowDb db, string word)
    {
        var found = db.Containing(SearchSubject.Number, word);
        return numbers.Where(n => found.Contains(n.Id));
    }

    /// <summary>Looks a word up in the databases' indexes, were all cases asked.</summary>
    private static async Task<FoundWord> LookUpAsync(IQueryable<Case> cases, ReplyFlowDb db, Actor actor, string word, CancellationToken ct)
    {
        var (known, number) = (db.Cases.KnownTo(actor), NumberIn(word));
        var titles = db.Containing(SearchSubject.Title, word);
        var numbers = db.Containing(SearchSubject.Number, word);
        // The register of deputies does not grow with the years.
        var deputies = await db.Deputies.Where(d => EF.Property<string>(d, SearchColumn.Name).Contains(word)).Select(d => d.Id).Take(Few + 1).ToListAsync(ct);
        if (deputies.Count > Few)
            return new FoundWord(word, [], null, null, false);
        var byDocument = await (from t in numbers join n in db.DocumentNumbers on t equals n.Id select n.CaseId).Take(Few + 1).ToListAsync(ct);
        var byTitle = from t in titles join c in known on t equals c.SuggestionId select c.Id;
        var byNumber = from c in db.Cases where c.Suggestion!.NumberValue == number select c.Id;
        var found = await byTitle.Concat(byNumber).Take(Few + 1).ToListAsync(ct);
        found.AddRange(byDocument);
        if (found.Count <= Few && deputies.Count > 0)
            found.AddRange(await (from d in db.Set<SuggestionDeputy>()
                                  where deputies.Contains(d.DeputyId)
                                  join c in known on d.SuggestionId equals c.SuggestionId
                                  select c.Id).Take(Few + 1).ToListAsync(ct));
        return found.Count > Few ? new FoundWord(word, found, deputies, byDocument.Count > Few ? null : byDocument, false)
            : new FoundWord(word, [.. found.Concat(await HiddenWithAsync(cases, db, actor, word, ct)).Distinct()], deputies, byDocument, true);
    }

    /// <summary>Asks the cases one by one. What the word is nowhere, is not asked.</summary>
    private static async Task<IQueryable<Case>> WithAsync(IQueryable<Case> cases, ReplyFlowDb db, Actor actor, FoundWord found, CancellationToken ct)
    {
        var (word, number) = (found.Word, NumberIn(found.Word));
        var known = db.Cases.KnownTo(actor);
        var hidden = await HiddenWithAsync(cases, db, actor, word, ct);
        // What is quick to see comes first.
        Expression<Func<Case, bool>> has = c => EF.Property<string>(c.Suggestion!, SearchColumn.Name).Contains(word);
        if (!actor.KnowsAll())
            has = has.And(c => known.Any(k => k.Id == c.Id));
        if (number > 0)
            has = has.Or(c => c.Suggestion!.NumberValue == number);
        if (hidden.Count > 0)
            has = has.Or(c => hidden.Contains(c.Id));
        if (found.Documents is not { } documents)
            has = has.Or(c => db.DocumentNumbers.Any(n => n.CaseId == c.Id
                && db.Set<SearchEntry>().Any(t => t.SourceId == n.Id && t.Subject == SearchSubject.Number && t.Text.Contains(word))));
        else if (documents.Count > 0)
            has = has.Or(c => EF.Parameter(documents).Contains(c.Id));
        if (found.Deputies is not { } deputies)
            has = has.Or(c => c.Suggestion!.Deputies.Any(d => EF.Property<string>(d.Deputy!, SearchColumn.Name).Contains(word))
                && known.Any(k => k.Id == c.Id));
        else if (deputies.Count > 0)
            has = has.Or(c => c.Suggestion!.Deputies.Any(d => EF.Parameter(deputies).Contains(d.DeputyId)) && known.Any(k => k.Id == c.Id));
        return cases.Where(has);
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

    /// <summary>Where a word was found, were all cases asked.</summary>
    /// <param name="Word">The word.</param>
    /// <param name="Cases">The cases, each perhaps several times; where they are many, only some of them.</param>
    /// <param name="Deputies">The deputies whose names have it; null for too many.</param>
    /// <param name="Documents">The cases with a document number that has it; null for too many.</param>
    /// <param name="AreAll">Whether those are all cases, and those among the ones asked that have it where names are masked.</param>
    private sealed record FoundWord(string Word, IReadOnlyList<Guid> Cases, IReadOnlyList<Guid>? Deputies, IReadOnlyList<Guid>? Documents, bool AreAll);

    private static int NumberIn(string word) => SuggestionNumber.TryParse(word, out _, out var value) ? value : 0;
}
