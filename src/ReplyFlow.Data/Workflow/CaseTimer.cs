namespace ReplyFlow.Data.Workflow;

/// <summary>A timer a running case waits for.</summary>
public sealed class CaseTimer
{
    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public Guid CaseId { get; set; }

    /// <summary>The activity that waits.</summary>
    public required string ActivityId { get; set; }

    /// <summary>The activity's visit, from 1.</summary>
    public int Visit { get; set; }

    /// <summary>When it fires.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>The outcome it completes the activity with.</summary>
    public required string Outcome { get; set; }
}
