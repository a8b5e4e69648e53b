using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Cases;

/// <summary>One row of the list of suggestions.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Session">Session's name.</param>
/// <param name="Kind">During or off session.</param>
/// <param name="Number">Number, width kept.</param>
/// <param name="Title">Title.</param>
/// <param name="Deputy">Lead deputy; null where it is secret and the reader may not know.</param>
/// <param name="LeadBureau">Lead bureau's short name; null until assigned.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueOn">When the reply is due.</param>
/// <param name="DueProvisional">Whether that date is provisional.</param>
/// <param name="RepliedOn">When it was answered.</param>
/// <param name="Waiting">Titles of the open work items.</param>
/// <param name="Class">The suggestion's class; may be empty.</param>
/// <param name="AssignedOn">When it was assigned.</param>
/// <param name="Division">The division in charge; null while none has it.</param>
/// <param name="KeySupervisor">督办领导 where the suggestion is 重点督办; null otherwise.</param>
public sealed record CaseRow(
    Guid CaseId, string Session, SuggestionKind Kind, string Number, string Title, string? Deputy, string? LeadBureau,
    CaseStatus Status, DateOnly? DueOn, bool DueProvisional, DateOnly? RepliedOn, IReadOnlyList<string> Waiting,
    string Class, DateOnly? AssignedOn, string? Division, string? KeySupervisor);

/// <summary>What the list shows.</summary>
/// <param name="Text">Number, words of the title, lead deputy or document number; empty for all.</param>
/// <param name="Session">Session's name; null for all.</param>
/// <param name="Status">Null for all.</param>
/// <param name="BureauId">Lead bureau; null for all.</param>
/// <param name="KeyOnly">重点督办 only.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">Rows a page.</param>
public sealed record CaseFilter(string Text = "", string? Session = null, CaseStatus? Status = null, Guid? BureauId = null, bool KeyOnly = false, int Page = 1,
    int PageSize = 50)
{
    /// <summary>The same filter over the whole list at once.</summary>
    public CaseFilter Whole => this with { Page = 1, PageSize = int.MaxValue };
}

/// <summary>建议: the list and the search over it.</summary>
public static class CaseList
{
    /// <summary>One page of the list and how many rows there are in all.</summary>
    public static async Task<(IReadOnlyList<CaseRow> Rows, int Total)> ListAsync(ReplyFlowDb db, Actor actor, CaseFilter filter, CancellationToken ct)
    {
        var cases = await FilterAsync(db, db.Cases.AsNoTracking().VisibleTo(actor), actor, filter, ct);
        var total = await cases.CountAsync(ct);
        var known = db.Cases.KnownTo(actor);
        var rows = await cases
            .OrderByDescending(c => c.Suggestion!.Session!.OpensOn).ThenBy(c => c.Suggestion!.Kind).ThenBy(c => c.Suggestion!.NumberValue).ThenBy(c => c.Id)
            .Skip((Math.Max(1, filter.Page) - 1) * filter.PageSize).Take(filter.PageSize)
            .Select(c => new CaseRow(
                c.Id, c.Suggestion!.Session!.Name, c.Suggestion.Kind, c.Suggestion.Number, c.Suggestion.Title,
                known.Any(k => k.Id == c.Id)
                    ? c.Suggestion.Deputies.Where(d => d.Order == 0).Select(d => d.Deputy!.Name).FirstOrDefault() : null,
                c.LeadBureau!.ShortName, c.Status, c.Due.On, c.Due.Provisional, c.RepliedOn,
                Array.Empty<string>(),
                c.Suggestion.Class, c.AssignedOn, db.Divisions.Where(d => d.Id == c.DivisionId).Select(d => d.Name).FirstOrDefault(),
                c.IsKey ? c.KeySupervisor : null))
            .ToListAsync(ct);
        var ids = rows.Select(r => r.CaseId).ToList();
        var waiting = await WaitingAsync(db, ids, ct);
        var masks = await NameMask.ForAsync(db, actor, ids, ct);
        return ([.. rows.Select(r =>
        {
            var mask = masks.GetValueOrDefault(r.CaseId, NameMask.None);
            return r with
            {
                Title = mask.Apply(r.Title),
                KeySupervisor = r.KeySupervisor is { } supervisor ? mask.Apply(supervisor) : null,
                Waiting = [.. waiting[r.CaseId]],
            };
        })], total);
    }

    /// <summary>Titles of the open work items of cases. Read apart: within the list's query SQLite would look through all of them for each row.</summary>
    private static async Task<ILookup<Guid, string>> WaitingAsync(ReplyFlowDb db, IReadOnlyList<Guid> cases, CancellationToken ct)
    {
        var items = new List<(Guid Case, string Title)>();
        foreach (var some in cases.Chunk(NameMask.MostIds))
            items.AddRange((await db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && some.Contains(w.CaseId))
                .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id).Select(w => new { w.CaseId, w.Title }).ToListAsync(ct)).Select(w => (w.CaseId, w.Title)));
        return items.ToLookup(w => w.Case, w => w.Title);
    }

    private static async Task<IQueryable<Case>> FilterAsync(ReplyFlowDb db, IQueryable<Case> cases, Actor actor, CaseFilter filter, CancellationToken ct)
    {
        if (filter.Session is { } session)
            cases = cases.Where(c => c.Suggestion!.Session!.Name == session);
        if (filter.Status is { } status)
            cases = cases.Where(c => c.Status == status);
        if (filter.BureauId is { } bureau)
            cases = cases.Where(c => c.LeadBureauId == bureau);
        if (filter.KeyOnly)
            cases = cases.Where(c => c.IsKey);
        var text = filter.Text.Trim();
        if (text.Length == 0)
            return cases;
        if (SuggestionNumber.TryParse(text, out _, out var number))
            return cases.Where(c => c.Suggestion!.NumberValue == number);
        var (known, hidden) = (db.Cases.KnownTo(actor), await HiddenWithAsync(db, cases, actor, text, ct));
        return cases.Where(c => hidden.Contains(c.Id)
            || db.DocumentNumbers.Any(n => n.CaseId == c.Id && n.Text.Contains(text))
            || (known.Any(k => k.Id == c.Id)
                && (c.Suggestion!.Title.Contains(text) || c.Suggestion.Deputies.Any(d => d.Deputy!.Name.Contains(text)))));
    }

    /// <summary>
    /// Of the cases whose deputies the actor may not know, those with the words in the title as the actor sees it: a name in a
    /// title finds nothing.
    /// </summary>
    private static async Task<IReadOnlyList<Guid>> HiddenWithAsync(ReplyFlowDb db, IQueryable<Case> cases, Actor actor, string text, CancellationToken ct)
    {
        if (actor.KnowsAll())
            return [];
        var found = await cases.HiddenFrom(actor).Where(c => c.Suggestion!.Title.Contains(text)).Select(c => new { c.Id, c.Suggestion!.Title }).ToListAsync(ct);
        var masks = await NameMask.ForAsync(db, actor, [.. found.Select(c => c.Id)], ct);
        return [.. found.Where(c => masks.GetValueOrDefault(c.Id, NameMask.None).Apply(c.Title).Contains(text, StringComparison.Ordinal)).Select(c => c.Id)];
    }
}
