namespace ReplyFlow.Application.Supervision;

/// <summary>督促事项: a late step of somebody else's that the actor was told of.</summary>
/// <param name="WorkItemId">The step.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="SuggestionTitle">Its title.</param>
/// <param name="Title">What is owed.</param>
/// <param name="DueOn">The due date that has passed.</param>
/// <param name="OpenedAt">Since when it waits.</param>
/// <param name="Holder">Who owes it: a person, or the holders of a role.</param>
/// <param name="RemindedOn">When the actor was told last (Beijing).</param>
/// <param name="Times">How often they were told.</param>
public sealed record SupervisedItem(
    Guid WorkItemId, Guid CaseId, string Number, string SuggestionTitle, string Title, DateOnly DueOn, DateTimeOffset OpenedAt, string Holder,
    DateOnly RemindedOn, int Times)
{
    /// <summary>Whether the due date may move once the holidays of its year are known.</summary>
    public bool DueProvisional { get; init; }
}
