namespace ReplyFlow.Domain.Reminders;

/// <summary>Somebody a reminder goes to.</summary>
public sealed class ReminderRecipient
{
    /// <summary>Key of the <see cref="ReminderNotice"/>.</summary>
    public Guid ReminderId { get; set; }

    /// <summary>The account.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The digest that told them; null while none has.</summary>
    public Guid? DigestId { get; set; }
}
