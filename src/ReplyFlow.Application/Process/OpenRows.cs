using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process;

/// <summary>
/// The open work items and the timers of running cases, and what a case's state waits for without having it among them
/// (law 1). The sweeper puts back what is missing, <c>verify</c> reports it, a move to another version opens it.
/// </summary>
internal sealed class OpenRows
{
    private readonly HashSet<(Guid Case, string Activity, int Visit, string Participant)> _items;
    private readonly HashSet<(Guid Case, string Activity, int Visit)> _timers;

    private OpenRows(HashSet<(Guid, string, int, string)> items, HashSet<(Guid, string, int)> timers) => (_items, _timers) = (items, timers);

    /// <param name="db">The database.</param>
    /// <param name="caseId">Of this case only; null for all.</param>
    /// <param name="ct">Cancels the queries.</param>
    public static async Task<OpenRows> LoadAsync(ReplyFlowDb db, Guid? caseId, CancellationToken ct)
    {
        var items = await db.WorkItems.AsNoTracking()
            .Where(w => w.Status == WorkItemStatus.Open && w.ActivityId != "" && (caseId == null || w.CaseId == caseId))
            .Select(w => new { w.CaseId, w.ActivityId, w.Visit, w.Participant }).ToListAsync(ct);
        var timers = await db.Timers.AsNoTracking().Where(t => caseId == null || t.CaseId == caseId)
            .Select(t => new { t.CaseId, t.ActivityId, t.Visit }).ToListAsync(ct);
        return new OpenRows(
            [.. items.Select(w => (w.CaseId, w.ActivityId, w.Visit, w.Participant))],
            [.. timers.Select(t => (t.CaseId, t.ActivityId, t.Visit))]);
    }

    /// <summary>What the state waits for and is not there.</summary>
    public IEnumerable<MissingRow> MissingFor(Guid caseId, WorkflowDefinition definition, WorkflowState state)
    {
        foreach (var wait in state.Waiting)
        {
            if (definition.Find(wait.ActivityId) is not { } activity)
                continue;
            if (wait.Kind == WaitKind.Person && activity is HumanTaskActivity && !_items.Contains((caseId, wait.ActivityId, wait.Visit, "")))
                yield return new MissingRow(wait, activity, [""]);
            if (wait.Kind == WaitKind.Group && activity is GroupTaskActivity)
            {
                var lost = wait.Participants.Where(p => p.Outcome is null && !_items.Contains((caseId, wait.ActivityId, wait.Visit, p.Participant)))
                    .Select(p => p.Participant).ToList();
                if (lost.Count > 0)
                    yield return new MissingRow(wait, activity, lost);
            }
            var timed = wait.Kind == WaitKind.Timer
                ? activity is TimerActivity
                : wait.Kind != WaitKind.Incident && activity is TaskActivity { Expires: not null };
            if (timed && !_timers.Contains((caseId, wait.ActivityId, wait.Visit)))
                yield return new MissingRow(wait, activity, []);
        }
    }
}
