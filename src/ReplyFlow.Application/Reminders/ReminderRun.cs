namespace ReplyFlow.Application.Reminders;

/// <summary>What one run of the reminders did.</summary>
/// <param name="Reminders">Reminders given.</param>
/// <param name="Digests">People whose morning was told, also those without an address.</param>
/// <param name="Messages">Messages put into the outbox.</param>
public sealed record ReminderRun(int Reminders, int Digests, int Messages)
{
    /// <summary>Nothing was done.</summary>
    public static ReminderRun None { get; } = new(0, 0, 0);
}
