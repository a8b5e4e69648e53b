namespace ReplyFlow.Workflow.Scripts;

/// <summary>One thing that happened in a scripted run. Fields that do not apply are null and left out of the JSON.</summary>
/// <param name="Event">entered, opened, asked, decided, closed, timerStarted, timerCancelled, ran, parked, raised, retried, skipped or cancelled.</param>
/// <param name="Activity">Id of the activity.</param>
/// <param name="Visit">Which visit.</param>
public sealed record TraceLine(string Event, string? Activity = null, int? Visit = null)
{
    /// <summary>entered: where from.</summary>
    public string? From { get; init; }

    /// <summary>entered: by which port.</summary>
    public string? Port { get; init; }

    /// <summary>opened: assignee rule or participants; decided: who.</summary>
    public string? Who { get; init; }

    /// <summary>opened, timerStarted: the due rule or time span.</summary>
    public string? Due { get; init; }

    /// <summary>decided, ran: the outcome; asked: True or False; timerStarted: what it completes with.</summary>
    public string? Outcome { get; init; }

    /// <summary>asked: the question; ran: the step; closed, parked, skipped, cancelled: why.</summary>
    public string? Text { get; init; }

    /// <summary>asked, opened: true when the facts did not say and the default was taken.</summary>
    public bool? Assumed { get; init; }
}
