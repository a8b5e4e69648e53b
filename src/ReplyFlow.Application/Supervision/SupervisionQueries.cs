using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.RecordFeedback;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Supervision;

/// <summary>督办: reads the open steps that somebody supervises. One query reads list and counters alike.</summary>
public static class SupervisionQueries
{
    /// <summary>The board as the actor sees it on a day.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="filter">What to show.</param>
    /// <param name="today">Today, Beijing date.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<SupervisionView> LoadAsync(
        ReplyFlowDb db, Actor actor, BoardFilter filter, DateOnly today, WorkingCalendar calendar, CancellationToken ct)
    {
        var rows = await RowsAsync(db, actor, filter, today, calendar, ct);
        var board = SupervisionBoard.Of(rows.Select(r => r.Step), today, calendar);
        var byId = rows.ToDictionary(r => r.Step.Id);
        var groups = board.Groups.Select(g => byId[g.Steps[0].Step.Id]).Select(r => (r.BureauId, r.DivisionId)).ToList();
        var listed = rows.Where(r => filter.State is null || r.Judged.State == filter.State)
            .OrderByDescending(r => r.Step.Key).ThenBy(r => r.Step.Due ?? DateOnly.MaxValue).ThenBy(r => r.Step.Since).ThenBy(r => r.Step.Id).ToList();
        return new SupervisionView(board, listed, groups);
    }

    /// <summary>The open steps the actor supervises, judged on a day, in no order; the filter's state is not looked at.</summary>
    public static async Task<IReadOnlyList<BoardRow>> RowsAsync(
        ReplyFlowDb db, Actor actor, BoardFilter filter, DateOnly today, WorkingCalendar calendar, CancellationToken ct)
    {
        var items = db.WorkItems.AsNoTracking().SupervisedBy(actor);
        if (filter.Session is { } session)
            items = items.Where(w => w.Case!.Suggestion!.Session!.Name == session);
        if (filter.BureauId is { } bureau)
            items = items.Where(w => w.BureauId == bureau);
        if (filter.DivisionId == BoardFilter.NoDivision)
            items = items.Where(w => w.DivisionId == null);
        else if (filter.DivisionId is { } division)
            items = items.Where(w => w.DivisionId == division);
        if (filter.KeyOnly)
            items = items.Where(w => w.Case!.IsKey);
        return await ReadAsync(db, actor, items, today, calendar, ct);
    }

    /// <summary>One open step that the actor supervises.</summary>
    /// <exception cref="NotFoundException">There is none: it is done, or another's to supervise.</exception>
    public static async Task<BoardRow> StepAsync(ReplyFlowDb db, Actor actor, Guid workItemId, DateOnly today, WorkingCalendar calendar,
        CancellationToken ct) =>
        (await ReadAsync(db, actor, db.WorkItems.AsNoTracking().SupervisedBy(actor).Where(w => w.Id == workItemId), today, calendar, ct)).FirstOrDefault()
        ?? throw new NotFoundException("这一步已经办完，或不由您督办。");

    private static async Task<IReadOnlyList<BoardRow>> ReadAsync(
        ReplyFlowDb db, Actor actor, IQueryable<WorkItem> items, DateOnly today, WorkingCalendar calendar, CancellationToken ct)
    {
        var found = await (from due in DueItem.Of(items)
                           let w = due.Item
                           let c = w.Case!
                           join b in db.Bureaus on w.BureauId equals b.Id
                           join d in db.Divisions on w.DivisionId equals d.Id into ds
                           from d in ds.DefaultIfEmpty()
                           join u in db.Users on w.AssigneeId equals u.Id into us
                           from u in us.DefaultIfEmpty()
                           select new
                           {
                               w.Id,
                               w.CaseId,
                               w.Title,
                               w.Role,
                               StepKind = w.Kind,
                               w.Participant,
                               w.OpenedAt,
                               due.Due,
                               due.Provisional,
                               w.BureauId,
                               w.DivisionId,
                               Bureau = b.ShortName,
                               Division = d == null ? null : d.Name,
                               Assignee = u == null ? null : u.DisplayName,
                               Session = c.Suggestion!.Session!.Name,
                               c.Suggestion!.Kind,
                               c.Suggestion!.Number,
                               SuggestionTitle = c.Suggestion!.Title,
                               LeadBureau = c.LeadBureau!.ShortName,
                               c.IsKey,
                               c.KeySupervisor,
                           }).ToListAsync(ct);
        var masks = await NameMask.ForAsync(db, actor, [.. found.Select(w => w.CaseId).Distinct()], ct);
        var deputies = await FeedbackDeputies.NamesAsync(db, found.Select(w => (w.StepKind, w.Participant)), ct);
        return [.. found.Select(w =>
        {
            var mask = masks.GetValueOrDefault(w.CaseId, NameMask.None);
            var step = new OpenStep(w.Id, w.Number, w.Bureau, w.Division, w.Assignee ?? Roles.Label(w.Role), BeijingTime.DateOf(w.OpenedAt), w.Due, w.IsKey);
            return new BoardRow(
                SupervisionBoard.Judge(step, today, calendar), w.CaseId, w.Session, w.Kind,
                mask.Apply(w.SuggestionTitle), w.Title, w.BureauId, w.DivisionId, w.LeadBureau, mask.Apply(w.KeySupervisor), w.Provisional)
            {
                About = mask == NameMask.None ? deputies.GetValueOrDefault(w.Participant, "") : "",
            };
        })];
    }
}
