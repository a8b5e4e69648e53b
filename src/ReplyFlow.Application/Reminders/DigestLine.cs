namespace ReplyFlow.Application.Reminders;

/// <summary>A reminder that a person has not been told of by a digest yet.</summary>
internal sealed record DigestLine
{
    public required Guid PersonId { get; init; }

    /// <summary>The due date the reminder was about.</summary>
    public required DateOnly DueOn { get; init; }

    public required Guid WorkItemId { get; init; }

    public required Guid CaseId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }
}
