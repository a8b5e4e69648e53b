namespace ReplyFlow.Domain.Supervision;

/// <summary>催办: somebody was asked to get on with a step.</summary>
public sealed class Nudge
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case of <see cref="WorkItemId"/>, kept to find them by.</summary>
    public Guid CaseId { get; init; }

    /// <summary>The work item it was about.</summary>
    public Guid WorkItemId { get; init; }

    /// <summary>The account that nudged.</summary>
    public Guid ById { get; init; }

    /// <summary>Their name at that time.</summary>
    public required string ByName { get; init; }

    /// <summary>Their words; may be empty.</summary>
    public string Words { get; init; } = "";

    /// <summary>Beijing date, which the <see cref="NudgeLimit"/> counts from.</summary>
    public DateOnly On { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }
}
