namespace ReplyFlow.Domain.Supervision;

/// <summary>催办: somebody was asked to get on with a step.</summary>
public sealed class Nudge
{
    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public Guid CaseId { get; set; }

    /// <summary>The work item it was about.</summary>
    public Guid WorkItemId { get; set; }

    /// <summary>Who nudged.</summary>
    public Guid ById { get; set; }

    /// <summary>Their name at that time.</summary>
    public required string ByName { get; set; }

    /// <summary>Their words; may be empty.</summary>
    public string Words { get; set; } = "";

    /// <summary>The Beijing date.</summary>
    public DateOnly On { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }
}
