namespace ReplyFlow.Domain.Reminders;

/// <summary>One person's reminders of one morning, in one message. Unique by person and day.</summary>
public sealed class ReminderDigest
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The account it goes to.</summary>
    public Guid PersonId { get; init; }

    /// <summary>The morning (Beijing date).</summary>
    public DateOnly Day { get; init; }

    /// <summary>The message in the outbox; null for a person without an address, who sees the reminders in the inbox alone.</summary>
    public Guid? MessageId { get; set; }

    /// <summary>How many reminders it told of.</summary>
    public int Items { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }
}
