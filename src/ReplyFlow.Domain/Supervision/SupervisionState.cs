namespace ReplyFlow.Domain.Supervision;

/// <summary>How an open step stands against its due date.</summary>
public enum SupervisionState
{
    /// <summary>未到期, or without a due date.</summary>
    NotDue,

    /// <summary>即将到期: due within the given number of working days, today included.</summary>
    DueSoon,

    /// <summary>已逾期: the due day has passed.</summary>
    Overdue,
}
