using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process;

/// <summary>Opens the rows that a case's state waits for and that are not there.</summary>
internal static class Recovery
{
    /// <summary>Opens them inside the caller's transaction and returns them.</summary>
    public static async Task<IReadOnlyList<MissingRow>> RunAsync(Unit unit, Case c, WorkflowDefinition definition, CaseHost host, CancellationToken ct)
    {
        var missing = (await OpenRows.LoadAsync(unit.Db, c.Id, ct)).MissingFor(c.Id, definition, WorkflowState.FromJson(c.WorkflowState)).ToList();
        foreach (var row in missing)
            await OpenAsync(unit, c, row, host, ct);
        return missing;
    }

    private static async Task OpenAsync(Unit unit, Case c, MissingRow row, CaseHost host, CancellationToken ct)
    {
        var visit = row.Wait.Visit;
        switch (row.Activity)
        {
            case TimerActivity timer:
                await host.StartTimerAsync(new TimerRequest(timer.Id, visit, Activity.Done, timer.Due, timer.After), ct);
                break;
            case TaskActivity task when row.IsTimer:
                // The time runs from the day the step was opened, not from the day its timer was missed.
                var opened = await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.ActivityId == task.Id && w.Visit == visit)
                    .MinAsync(w => (DateTimeOffset?)w.OpenedAt, ct);
                await host.StartTimerAsync(new TimerRequest(task.Id, visit, Activity.Expired, task.Expires, null), BeijingTime.DateOf(opened ?? unit.Now), ct);
                break;
            case HumanTaskActivity task:
                await host.OpenWorkItemAsync(new WorkItemRequest(task.Id, visit, task.Step, task.Title, task.StepKind, task.Assignee, task.Due,
                    task.Decisions), ct);
                break;
            case GroupTaskActivity group:
                await host.ReopenGroupAsync(GroupRequest.Of(group, visit), row.Participants, ct);
                break;
        }
    }
}
