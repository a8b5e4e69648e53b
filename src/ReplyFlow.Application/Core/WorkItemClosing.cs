using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Core;

/// <summary>Closes a work item by a person's decision.</summary>
internal static class WorkItemClosing
{
    /// <summary>Writes a decision down, on the item and in the audit trail.</summary>
    public static void Close(this Unit unit, WorkItem item, OutcomeDefinition outcome, string comment, Actor actor)
    {
        item.Status = WorkItemStatus.Decided;
        item.Outcome = outcome.Name;
        item.OutcomeLabel = outcome.Label;
        item.Comment = comment;
        item.DecidedById = actor.UserId;
        item.DecidedByName = actor.Name;
        item.DecidedForId = actor.For?.UserId;
        item.DecidedForName = actor.For?.Name ?? "";
        item.ClosedAt = unit.Now;
        unit.Record(
            new WorkItemDecided(item.Id, item.Step, item.Visit, item.Participant, outcome.Name, item.DraftVersion, comment, item.DecidedForId),
            item.CaseId, item.Title == outcome.Label ? item.Title : $"{item.Title}：{outcome.Label}");
    }
}
