namespace ReplyFlow.Domain.Reminders;

/// <summary>A reminder that was given for a work item. Unique by work item and key, so that no node and no crash repeats it.</summary>
public sealed class ReminderNotice
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case of <see cref="WorkItemId"/>, kept to find them by.</summary>
    public Guid CaseId { get; init; }

    /// <summary>The work item; a returned step is another one.</summary>
    public Guid WorkItemId { get; init; }

    /// <summary>The rung, see <see cref="Reminder.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The due date it is about (Beijing).</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>Working days from the due date, negative before it.</summary>
    public int Offset { get; init; }

    /// <summary>The working day the rung fell on; earlier than <see cref="SentOn"/> where that day was missed.</summary>
    public DateOnly ScheduledFor { get; init; }

    /// <summary>How far up it went.</summary>
    public ReminderAudience Audience { get; init; }

    /// <summary>The Beijing date it was given.</summary>
    public DateOnly SentOn { get; init; }

    /// <summary>UTC; <see cref="SentOn"/> is its Beijing date.</summary>
    public DateTimeOffset SentAt { get; init; }
}
