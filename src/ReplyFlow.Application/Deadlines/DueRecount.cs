using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Deadlines;

/// <summary>
/// Counts the open due dates again by another calendar, each by the rule it was counted by before, and writes them into the
/// tracked rows. What has passed, was answered or decided stays as it is. Saving is the caller's: not to save shows what would move.
/// </summary>
/// <param name="db">The database; its change tracker must be empty.</param>
/// <param name="after">The calendar that is to hold.</param>
/// <param name="today">Today in Beijing; a step's date never moves before it.</param>
internal sealed class DueRecount(ReplyFlowDb db, WorkingCalendar after, DateOnly today)
{
    private readonly List<DueMove> _moves = [];
    private Dictionary<Guid, Case> _cases = [];
    private Dictionary<Guid, string> _bureaus = [];

    /// <summary>Counts again; returns what moved, by case.</summary>
    public async Task<IReadOnlyList<DueMove>> RunAsync(CancellationToken ct)
    {
        _bureaus = await db.Bureaus.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, ct);
        _cases = await db.Cases.Include(c => c.Suggestion!.Session).Include(c => c.Assignments)
            .Where(c => c.ClosedAt == null).AsSplitQuery().ToDictionaryAsync(c => c.Id, ct);
        foreach (var c in _cases.Values.Where(c => c.RepliedOn is null))
        {
            Recount(c);
            foreach (var part in c.CoHandlers().Where(a => a.Opinion is null))
                Recount(c, part);
        }
        var items = await db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && w.Due.On != null && w.Case!.ClosedAt == null).ToListAsync(ct);
        foreach (var item in items.Where(w => w.Due.On >= today))
            Recount(item);
        foreach (var timer in await db.Timers.Where(t => t.DueRule != "").ToListAsync(ct))
            Recount(timer, items);
        return [.. _moves.OrderBy(m => m.Session, StringComparer.Ordinal).ThenBy(m => m.Number, StringComparer.Ordinal).ThenBy(m => m.CaseId)];
    }

    private void Recount(Case c)
    {
        if (Moves(c.Id, c.Due) is { } due)
        {
            Note(c, c.LeadBureauId, "办复期限", c.Due, due);
            c.SetDue(due);
        }
    }

    private void Recount(Case c, Assignment part)
    {
        if (Moves(part.Id, part.Due) is { } due)
        {
            Note(c, part.BureauId, "会办意见期限", part.Due, due);
            part.SetDue(due);
        }
    }

    private void Recount(WorkItem item)
    {
        if (!_cases.TryGetValue(item.CaseId, out var c) || Due(item.Due.Rule, c, BeijingTime.DateOf(item.OpenedAt)) is not { } due)
            return;
        if (due.Due < today)
            due = new Deadline(today, [.. due.Derivation, $"重算后的日期已过，取今天 → {DayText.Iso(today)}"], due.Provisional);
        if (due.Due == item.Due.On && due.Provisional == item.Due.Provisional)
            return;
        var moved = DueDate.By(item.Due.Rule, due);
        Note(c, item.BureauId, $"“{item.Title}”", item.Due, moved);
        item.SetDue(moved);
    }

    private void Recount(CaseTimer timer, List<WorkItem> items)
    {
        var before = BeijingTime.DateOf(timer.DueAt).AddDays(-1);
        if (before < today || !_cases.TryGetValue(timer.CaseId, out var c) || Due(timer.DueRule, c, timer.StartedOn) is not { } due)
            return;
        var steps = items.Where(w => w.CaseId == timer.CaseId && w.ActivityId == timer.ActivityId && w.Visit == timer.Visit).Select(w => w.Due.On);
        timer.EndOn(due.Due < today ? today : due.Due, steps);
        var end = BeijingTime.DateOf(timer.DueAt).AddDays(-1);
        if (end != before)
            Note(c, c.LeadBureauId, "自动结束的日子", before, end, false, false);
    }

    private DueDate? Moves(Guid id, DueDate due) =>
        due.On is { } day && day >= today && DueBasis.Read(due.Rule) is { } basis
        && MovedDeadline.Among([new DatedPromise(id, basis, day, due.Provisional)], after) is [var moved] ? DueDate.By(due.Rule, moved.After) : null;

    private Deadline? Due(string rule, Case c, DateOnly came) =>
        DueBasis.Read(rule) is { } basis ? basis.By(after)
        : DueRule.TryParse(rule, out var due, out _) && due!.FromCaseDue && c.Due.On is { } caseDue
            ? new CaseDueShift(due, caseDue, c.Due.Provisional).By(after, came)
        : null;

    private void Note(Case c, Guid? bureau, string what, DueDate before, DueDate now) =>
        Note(c, bureau, what, before.On!.Value, now.On!.Value, before.Provisional, now.Provisional);

    private void Note(Case c, Guid? bureau, string what, DateOnly before, DateOnly now, bool was, bool becomes) => _moves.Add(new DueMove(
        c.Id, c.Suggestion!.Session!.Name, c.Suggestion.Number, bureau is { } id ? _bureaus.GetValueOrDefault(id, "") : "", what, before, now, was, becomes));
}
