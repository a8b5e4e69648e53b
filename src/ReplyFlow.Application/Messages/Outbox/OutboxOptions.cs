namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>How the outbox is worked off: configuration section <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>Attempts before a message that keeps failing temporarily is given to the office.</summary>
    public int MaxAttempts { get; set; } = 12;

    /// <summary>Messages sent side by side by one process.</summary>
    public int Lanes { get; set; } = 4;

    /// <summary>Seconds between looks into the outbox when nothing woke the worker.</summary>
    public int PollSeconds { get; set; } = 15;
}
