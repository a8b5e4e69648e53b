using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Core;

/// <summary>Closes a work item by a person's decision.</summary>
internal static class WorkItemClosing
{
    /// <summary>Writes a decision down, on the item and in the audit trail.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="item">The item.</param>
    /// <param name="outcome">What was decided.</param>
    /// <param name="comment">The words; may be empty.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="bySystem">Whether it was decided earlier and follows now from what somebody else does.</param>
    /// <param name="written">What the step wrote elsewhere; null for nothing.</param>
    public static void Close(
        this Unit unit, WorkItem item, OutcomeDefinition outcome, string comment, Actor actor, bool bySystem = false, WrittenRow? written = null)
    {
        item.Decide(outcome.Name, outcome.Label, comment, (actor.UserId, actor.Name), actor.For is { } principal ? (principal.UserId, principal.Name) : null,
            unit.Now);
        unit.Record(
            new WorkItemDecided(item.Id, item.Step, item.Visit, item.Participant, outcome.Name, item.DraftVersion, comment, item.DecidedForId,
                item.DecisionSha256())
            { Written = written },
            item.CaseId, item.Title == outcome.Label ? item.Title : $"{item.Title}：{outcome.Label}", bySystem);
    }
}
