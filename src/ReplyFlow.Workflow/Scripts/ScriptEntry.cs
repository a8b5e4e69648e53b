namespace ReplyFlow.Workflow.Scripts;

/// <summary>
/// One line of a script. Exactly one of <see cref="Step"/>, <see cref="Event"/>, <see cref="Cancel"/>,
/// <see cref="Retry"/> and <see cref="Skip"/> is set.
/// </summary>
public sealed record ScriptEntry
{
    /// <summary>A step's name or an activity's id that is being waited for.</summary>
    public string? Step { get; init; }

    /// <summary>Who decides; for group steps the participant. Left out for timers.</summary>
    public string? By { get; init; }

    /// <summary>The decision; <c>Expired</c> or <c>Done</c> for timers.</summary>
    public string? Outcome { get; init; }

    /// <summary>Raises this event.</summary>
    public string? Event { get; init; }

    /// <summary>Cancels the case for this reason.</summary>
    public string? Cancel { get; init; }

    /// <summary>Retries the parked step of this id.</summary>
    public string? Retry { get; init; }

    /// <summary>Skips the parked step of this id by <see cref="Outcome"/> for <see cref="Reason"/>.</summary>
    public string? Skip { get; init; }

    /// <summary>Why a step is skipped; needed with <see cref="Skip"/>.</summary>
    public string? Reason { get; init; }
}
