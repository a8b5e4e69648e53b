namespace ReplyFlow.Domain.Reminders;

/// <summary>Somebody a reminder goes to.</summary>
public sealed class ReminderRecipient
{
    /// <summary>The reminder.</summary>
    public Guid ReminderId { get; set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The digest that told them; null while none has.</summary>
    public Guid? DigestId { get; set; }
}
