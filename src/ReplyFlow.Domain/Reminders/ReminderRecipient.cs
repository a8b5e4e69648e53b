namespace ReplyFlow.Domain.Reminders;

/// <summary>Somebody a reminder goes to.</summary>
public sealed class ReminderRecipient
{
    /// <summary>Key of the <see cref="ReminderNotice"/>.</summary>
    public Guid ReminderId { get; init; }

    /// <summary>The account.</summary>
    public Guid PersonId { get; init; }

    /// <summary>The digest that told them; null while none has.</summary>
    public Guid? DigestId { get; init; }
}
