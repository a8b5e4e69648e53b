using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReplyFlow.Data.Commands;
using ReplyFlow.Data.Work;
using ReplyFlow.Domain.Handling;
using ReplyFlow.Workflow;

namespace ReplyFlow.Data.Workflow;

/// <summary>Law 1: finds open cases whose process waits for something that is not there (a work item, a timer) and re-arms it.</summary>
public sealed class Sweeper(UnitRunner units, DefinitionStore definitions, CaseHostFactory hosts, ReplyFlowDb db, ILogger<Sweeper> log)
{
    /// <summary>Looks at every open case; returns what it re-armed, one line each, for the log and the health page.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken ct)
    {
        var suspects = new List<Guid>();
        var items = (await db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Open).Select(w => new { w.CaseId, w.ActivityId, w.Visit, w.Participant }).ToListAsync(ct))
            .Select(w => (w.CaseId, w.ActivityId, w.Visit, w.Participant)).ToHashSet();
        var timers = (await db.Timers.AsNoTracking().Select(t => new { t.CaseId, t.ActivityId, t.Visit }).ToListAsync(ct)).Select(t => (t.CaseId, t.ActivityId, t.Visit)).ToHashSet();
        await foreach (var c in db.Cases.AsNoTracking().Where(c => c.ClosedAt == null).Select(c => new { c.Id, c.WorkflowState }).AsAsyncEnumerable().WithCancellation(ct))
            if (WorkflowState.FromJson(c.WorkflowState).Waiting.Any(w => w.Kind switch
            {
                WaitKind.Person => !items.Contains((c.Id, w.ActivityId, w.Visit, "")),
                WaitKind.Group => w.Participants.Any(p => p.Outcome is null && !items.Contains((c.Id, w.ActivityId, w.Visit, p.Participant))),
                WaitKind.Timer => !timers.Contains((c.Id, w.ActivityId, w.Visit)),
                _ => false,
            }))
                suspects.Add(c.Id);
        var report = new List<string>();
        foreach (var id in suspects)
            report.AddRange(await units.RunAsync(null, unit => RearmAsync(unit, id, ct), ct));
        foreach (var line in report)
            log.LogWarning("Re-armed {Line}", line);
        return report;
    }

    private async Task<List<string>> RearmAsync(Unit unit, Guid id, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(id, ct);
        var c = await DecideWorkItem.LoadAsync(unit.Db, id, ct);
        var definition = await definitions.GetAsync(c.DefinitionId, c.DefinitionVersion, ct);
        var host = hosts.For(unit, c, null);
        var lines = new List<string>();
        foreach (var w in WorkflowState.FromJson(c.WorkflowState).Waiting)
        {
            var open = await unit.Db.WorkItems.Where(i => i.CaseId == id && i.ActivityId == w.ActivityId && i.Visit == w.Visit && i.Status == WorkItemStatus.Open)
                .Select(i => i.Participant).ToListAsync(ct);
            switch (definition.Activities.First(a => a.Id == w.ActivityId))
            {
                case HumanTaskActivity task when w.Kind == WaitKind.Person && open.Count == 0:
                    await host.OpenWorkItemAsync(new WorkItemRequest(task.Id, w.Visit, task.Step, task.Title, task.Form, task.Assignee, task.Due, task.Decisions), ct);
                    break;
                case TimerActivity timer when w.Kind == WaitKind.Timer && !await unit.Db.Timers.AnyAsync(t => t.CaseId == id && t.ActivityId == w.ActivityId && t.Visit == w.Visit, ct):
                    await host.StartTimerAsync(new TimerRequest(timer.Id, w.Visit, Activity.Done, timer.Due, timer.After), ct);
                    break;
                case GroupTaskActivity group when w.Kind == WaitKind.Group:
                    var missing = w.Participants.Where(p => p.Outcome is null && !open.Contains(p.Participant)).Select(p => p.Participant).ToList();
                    if (missing.Count == 0)
                        continue;
                    await host.ReopenGroupAsync(new GroupRequest(group.Id, w.Visit, group.Step, group.Title, group.Form, group.Assignee, group.Due, group.Decisions), missing, ct);
                    break;
                default:
                    continue;
            }
            lines.Add($"{c.Suggestion!.Number} {w.ActivityId}#{w.Visit}");
            unit.Record("StepRearmed", id, "系统发现流程等待的事项缺失，已重新生成待办", new { w.ActivityId, w.Visit }, bySystem: true);
        }
        return lines;
    }
}
