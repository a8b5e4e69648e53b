namespace ReplyFlow.Domain.Alerts;

/// <summary>What people may be told of outside the product.</summary>
public enum AlertKind
{
    /// <summary>新待办.</summary>
    NewItem,
    /// <summary>已逾期: its last day has passed.</summary>
    Overdue,
    /// <summary>被退回: what they sent on came back to them.</summary>
    Returned,
}
