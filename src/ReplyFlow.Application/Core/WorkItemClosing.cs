using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Core;

/// <summary>Closes a work item by a person's decision.</summary>
internal static class WorkItemClosing
{
    /// <summary>Writes a decision down, on the item and in the audit trail.</summary>
    public static void Close(this Unit unit, WorkItem item, OutcomeDefinition outcome, string comment, Actor actor)
    {
        item.Decide(outcome.Name, outcome.Label, comment, (actor.UserId, actor.Name), actor.For is { } principal ? (principal.UserId, principal.Name) : null,
            unit.Now);
        unit.Record(
            new WorkItemDecided(item.Id, item.Step, item.Visit, item.Participant, outcome.Name, item.DraftVersion, comment, item.DecidedForId),
            item.CaseId, item.Title == outcome.Label ? item.Title : $"{item.Title}：{outcome.Label}");
    }
}
