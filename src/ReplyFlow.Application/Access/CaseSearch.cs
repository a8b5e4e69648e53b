using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Access;

/// <summary>
/// 查找: cases by number, words of the title, deputies (also by the initials of their pinyin) and 文号, however they are typed
/// (<see cref="SearchText"/>). Every list that is searched asks here. Whoever may not know a case's deputies does not find it by them.
/// </summary>
internal static class CaseSearch
{
    /// <summary>Those of the cases in which every word is found.</summary>
    public static async Task<IQueryable<Case>> FindAsync(this IQueryable<Case> cases, ReplyFlowDb db, Actor actor, string text, CancellationToken ct)
    {
        if (SuggestionNumber.TryParse(text, out _, out var only))
            return cases.Where(c => c.Suggestion!.NumberValue == only);
        var known = db.Cases.KnownTo(actor);
        foreach (var word in SearchText.Words(text))
        {
            var hidden = await HiddenWithAsync(cases, db, actor, word, ct);
            var numbers = db.DocumentNumbers.With(word);
            var number = SuggestionNumber.TryParse(word, out _, out var value) ? value : 0;
            cases = cases.Where(c => hidden.Contains(c.Id)
                || c.Suggestion!.NumberValue == number
                || numbers.Any(n => n.CaseId == c.Id)
                || (known.Any(k => k.Id == c.Id)
                    && (EF.Property<string>(c.Suggestion!, SearchColumn.Name).Contains(word)
                        || c.Suggestion.Deputies.Any(d => EF.Property<string>(d.Deputy!, SearchColumn.Name).Contains(word)))));
        }
        return cases;
    }

    /// <summary>Document numbers that hold a word, their brackets aside.</summary>
    public static IQueryable<DocumentNumber> With(this IQueryable<DocumentNumber> numbers, string word) =>
        numbers.Where(n => n.Text.Replace("〔", "").Replace("〕", "").ToLower().Contains(word));

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
}
