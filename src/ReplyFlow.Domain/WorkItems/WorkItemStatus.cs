namespace ReplyFlow.Domain.WorkItems;

/// <summary>Whether a work item is still owed.</summary>
public enum WorkItemStatus
{
    /// <summary>Somebody owes it.</summary>
    Open,
    /// <summary>Decided by a person.</summary>
    Decided,
    /// <summary>No longer needed (withdrawal, another participant's return).</summary>
    Cancelled,
}
