using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.WorkItems;

/// <summary>A work item in front of the person who may decide it, or who came too late.</summary>
/// <param name="Item">The item.</param>
/// <param name="Outcomes">What may be chosen.</param>
/// <param name="CameAt">When it was sent; taking it back does not change that.</param>
/// <param name="SentWords">Words of whoever passed it on, as far as the reader may know.</param>
/// <param name="Comment">Words of whoever decided it, as far as the reader may know.</param>
/// <param name="For">代: for whom the reader would decide it, by name; empty for their own.</param>
public sealed record CaseTask(WorkItem Item, IReadOnlyList<OutcomeDefinition> Outcomes, DateTimeOffset CameAt, string SentWords, string Comment, string For)
{
    /// <summary>Whether it still waits for a decision.</summary>
    public bool IsOpen => Item.Status == WorkItemStatus.Open;
}
