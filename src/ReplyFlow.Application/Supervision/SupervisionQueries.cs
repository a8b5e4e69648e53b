using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Supervision;

/// <summary>督办: reads the open steps that somebody supervises or was told of, and who nudged them. One query reads list and counters alike.</summary>
public sealed class SupervisionQueries(ReplyFlowDb db, ParticipantQueries participants)
{
    /// <summary>
    /// The board as the actor sees it on a day, with one page of its list. Of all steps it is read when they are due and whose they are; what a
    /// line says besides, of those of the page.
    /// </summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="filter">What to show.</param>
    /// <param name="today">Today, Beijing date.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="page">Which page of the list, from 1; the nearest there is.</param>
    /// <param name="size">Rows a page.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<SupervisionView> BoardAsync(
        Actor actor, BoardFilter filter, DateOnly today, WorkingCalendar calendar, int page, int size, CancellationToken ct)
    {
        var items = Filter(actor, filter);
        var found = await (from d in DueItem.Of(items)
                           select new { d.Item.Id, d.Item.BureauId, d.Item.DivisionId, d.Item.OpenedAt, d.Due, d.Item.Case!.IsKey }).ToListAsync(ct);
        var bureaus = await db.Bureaus.Select(b => new { b.Id, b.ShortName }).ToDictionaryAsync(b => b.Id, b => b.ShortName, ct);
        var divisions = await db.Divisions.Select(d => new { d.Id, d.Name }).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        var byId = found.ToDictionary(f => f.Id);
        var board = SupervisionBoard.Of(found.Select(f => new OpenStep(
            f.Id, "", bureaus[f.BureauId], f.DivisionId is { } division ? divisions.GetValueOrDefault(division) : null, "",
            BeijingTime.DateOf(f.OpenedAt), f.Due, f.IsKey)),
            today, calendar);
        var groups = board.Groups.Select(g => byId[g.Steps[0].Step.Id]).Select(f => (f.BureauId, f.DivisionId)).ToList();
        var listed = board.Steps.Where(s => filter.State is null || s.State == filter.State)
            .OrderByDescending(s => s.Step.Key).ThenBy(s => s.Step.Due ?? DateOnly.MaxValue).ThenBy(s => s.Step.Since).ThenBy(s => s.Step.Id)
            .Select(s => s.Step.Id).ToList();
        var skip = Math.Clamp(page - 1, 0, Math.Max(0, (listed.Count - 1) / size)) * size;
        var rows = new List<BoardRow>();
        foreach (var ids in listed.Skip(skip).Take(size).Chunk(NameMask.MostIds))
        {
            var some = (await ReadAsync(actor, items.Where(w => ids.Contains(w.Id)), today, calendar, ct)).ToDictionary(r => r.Step.Id);
            // A step that was decided in between is no longer shown.
            rows.AddRange(ids.Where(some.ContainsKey).Select(id => some[id]));
        }
        return new SupervisionView(board, rows, groups, listed.Count);
    }

    /// <summary>The open steps the actor supervises, judged on a day, in no order; the filter's state is not looked at.</summary>
    public Task<IReadOnlyList<BoardRow>> RowsAsync(
        Actor actor, BoardFilter filter, DateOnly today, WorkingCalendar calendar, CancellationToken ct) =>
        ReadAsync(actor, Filter(actor, filter), today, calendar, ct);

    private IQueryable<WorkItem> Filter(Actor actor, BoardFilter filter)
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
        return filter.KeyOnly ? items.Where(w => w.Case!.IsKey) : items;
    }

    /// <summary>One open step that the actor supervises.</summary>
    /// <exception cref="NotFoundException">There is none: it is done, or another's to supervise.</exception>
    public async Task<BoardRow> StepAsync(Actor actor, Guid workItemId, DateOnly today, WorkingCalendar calendar,
        CancellationToken ct) =>
        (await ReadAsync(actor, db.WorkItems.AsNoTracking().SupervisedBy(actor).Where(w => w.Id == workItemId), today, calendar, ct)).FirstOrDefault()
        ?? throw new NotFoundException("这一步已经办完，或不由您督办。");

    /// <summary>督促事项: what reminders brought to the actor and others owe, the longest overdue first. The length of the list is its counter.</summary>
    public async Task<IReadOnlyList<SupervisedItem>> ReportedAsync(Actor actor, CancellationToken ct)
    {
        var me = actor.UserId;
        var found = await (from d in ReportedTo(actor)
                           let w = d.Item
                           orderby d.Due, w.OpenedAt, w.Id
                           select new
                           {
                               w.Id,
                               w.CaseId,
                               w.Case!.Suggestion!.Number,
                               SuggestionTitle = w.Case.Suggestion.Title,
                               w.Title,
                               d.Due,
                               d.Provisional,
                               w.OpenedAt,
                               w.Role,
                               Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
                               Division = db.Divisions.Where(x => x.Id == w.DivisionId).Select(x => x.Name).FirstOrDefault(),
                               Assignee = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
                               Told = (from r in db.Reminders
                                       join x in db.ReminderRecipients on r.Id equals x.ReminderId
                                       where r.WorkItemId == w.Id && x.PersonId == me && r.Offset > 0
                                       select r.SentOn).ToList(),
                           }).ToListAsync(ct);
        var masks = await NameMask.ForAsync(db, actor, [.. found.Select(f => f.CaseId).Distinct()], ct);
        // The deputies whom a letter asks are one thing to do, as in the inbox of whoever owes it.
        return [.. found.DistinctBy(f => (f.CaseId, f.Title, f.Bureau, f.Division, f.Role, f.Assignee)).Select(f => new SupervisedItem(
            f.Id, f.CaseId, f.Number, masks.GetValueOrDefault(f.CaseId, NameMask.None).Apply(f.SuggestionTitle), f.Title, f.Due!.Value, f.OpenedAt,
            f.Assignee ?? $"{f.Bureau}{f.Division}{Roles.Label(f.Role)}", f.Told.Max(), f.Told.Count)
        {
            DueProvisional = f.Provisional,
        })];
    }

    /// <summary>The latest nudge of each of the given work items that was nudged at all. The caller has checked that the actor may see the steps.</summary>
    public async Task<IReadOnlyDictionary<Guid, LatestNudge>> LatestNudgesAsync(
        Actor actor, IReadOnlyCollection<Guid> workItemIds, CancellationToken ct)
    {
        if (workItemIds.Count == 0)
            return new Dictionary<Guid, LatestNudge>();
        var nudges = new List<Nudge>();
        foreach (var ids in workItemIds.Chunk(NameMask.MostIds))
            nudges.AddRange(await db.Nudges.AsNoTracking().Where(n => ids.Contains(n.WorkItemId)).ToListAsync(ct));
        var masks = await NameMask.ForAsync(db, actor, [.. nudges.Select(n => n.CaseId).Distinct()], ct);
        return nudges.GroupBy(n => n.WorkItemId).ToDictionary(g => g.Key, g =>
        {
            var last = g.OrderBy(n => n.At).ThenBy(n => n.Id).Last();
            var words = masks.TryGetValue(last.CaseId, out var mask) ? mask.Apply(last.Words) : last.Words;
            return new LatestNudge(g.Key, last.ByName, words, last.On, last.At, g.Count());
        });
    }

    private async Task<IReadOnlyList<BoardRow>> ReadAsync(
        Actor actor, IQueryable<WorkItem> items, DateOnly today, WorkingCalendar calendar, CancellationToken ct)
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
        var deputies = await participants.DeputyNamesAsync(found.Select(w => (w.StepKind, w.Participant)), ct);
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

    /// <summary>Open steps of others that reminders about the due date as it stands brought to the actor.</summary>
    private IQueryable<DueItem> ReportedTo(Actor actor)
    {
        var (me, owed, visible) = (actor.UserId, db.WorkItems.OwedBy(actor), db.Cases.VisibleTo(actor));
        var watches = actor.Roles.Concat(actor.StandsInFor.SelectMany(s => s.Roles))
            .Any(r => r is Roles.DivisionHead or Roles.BureauLeader or Roles.Signatory);
        return DueItem.Of(db.WorkItems.AsNoTracking()).Where(d => d.Item.Status == WorkItemStatus.Open
            && (watches || d.Item.Case!.KeySupervisorId == me)
            && db.Reminders.Any(r => r.WorkItemId == d.Item.Id && r.Offset > 0 && r.DueOn == d.Due
                && db.ReminderRecipients.Any(x => x.ReminderId == r.Id && x.PersonId == me))
            && !owed.Any(o => o.Id == d.Item.Id)
            && visible.Any(c => c.Id == d.Item.CaseId));
    }
}
