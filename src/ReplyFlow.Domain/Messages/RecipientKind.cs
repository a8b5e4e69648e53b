namespace ReplyFlow.Domain.Messages;

/// <summary>Why somebody gets a message.</summary>
public enum RecipientKind
{
    /// <summary>送达: a deputy who proposed.</summary>
    Deputy,
    /// <summary>抄送.</summary>
    Copy,
    /// <summary>A person with an account: reminders. A failure opens no work item.</summary>
    Staff,
}
