using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Moves;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process.Moving;

/// <summary>Makes the work items and timers of a case fit the version it moved to.</summary>
internal static class RowMoves
{
    /// <summary>
    /// Gives the rows of waits that went over their new activity and visit, open work items the words and decisions of the new
    /// version (not its assignee or due date: what was asked of somebody stays asked of them), and drops timers it does not know.
    /// </summary>
    public static async Task ApplyAsync(Unit unit, Guid caseId, ImmutableArray<WaitMove> waits, WorkflowDefinition to, WorkflowState after,
        CancellationToken ct)
    {
        var targets = waits.Where(w => w.ToActivity is not null).ToDictionary(w => (w.FromActivity, w.FromVisit), w => (w.ToActivity!, w.ToVisit));
        foreach (var item in await unit.Db.WorkItems.Where(w => w.CaseId == caseId && w.ActivityId != "").ToListAsync(ct))
        {
            if (targets.TryGetValue((item.ActivityId, item.Visit), out var target))
                item.MoveTo(target.Item1, target.Item2);
            if (item.Status == WorkItemStatus.Open && after.FindWaiting(item.ActivityId, item.Visit) is not null
                && to.Find(item.ActivityId) is TaskActivity task)
                item.Reword(task.Step, task.Title, task.StepKind, WorkItemOutcomes.ToJson(task.Decisions));
        }
        await MoveTimersAsync(unit, caseId, targets, to, after, ct);
    }

    private static async Task MoveTimersAsync(
        Unit unit, Guid caseId, Dictionary<(string, int), (string, int)> targets, WorkflowDefinition to, WorkflowState after, CancellationToken ct)
    {
        var moved = new List<CaseTimer>();
        foreach (var timer in await unit.Db.Timers.Where(t => t.CaseId == caseId).ToListAsync(ct))
        {
            var (activityId, visit) = targets.GetValueOrDefault((timer.ActivityId, timer.Visit), (timer.ActivityId, timer.Visit));
            var kept = after.FindWaiting(activityId, visit) is not null
                && to.Find(activityId) is TimerActivity { } or TaskActivity { Expires: not null };
            if (kept && (activityId, visit) == (timer.ActivityId, timer.Visit))
                continue;
            unit.Db.Timers.Remove(timer);
            if (kept)
                moved.Add(new CaseTimer
                {
                    CaseId = caseId,
                    ActivityId = activityId,
                    Visit = visit,
                    DueAt = timer.DueAt,
                    DueRule = timer.DueRule,
                    StartedOn = timer.StartedOn,
                    Outcome = timer.Outcome,
                });
        }
        // First the old rows go, then the new ones come: a case has one timer an activity and visit.
        await unit.Db.SaveChangesAsync(ct);
        unit.Db.Timers.AddRange(moved);
    }
}
