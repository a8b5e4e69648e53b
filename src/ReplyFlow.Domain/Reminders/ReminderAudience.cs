namespace ReplyFlow.Domain.Reminders;

/// <summary>How far up a reminder goes; each level includes those below it.</summary>
public enum ReminderAudience
{
    /// <summary>Whoever owes the step.</summary>
    Owner,

    /// <summary>The owner and the division's head.</summary>
    DivisionHead,

    /// <summary>The owner, the division's head and the bureau leader in charge.</summary>
    BureauLeader,

    /// <summary>The deputy who is asked, and nobody of the staff.</summary>
    Deputy,
}
