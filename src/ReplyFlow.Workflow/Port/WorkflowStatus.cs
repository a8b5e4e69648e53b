namespace ReplyFlow.Workflow.Port;

/// <summary>Whether a case still runs.</summary>
public enum WorkflowStatus
{
    /// <summary>Something is waited for.</summary>
    Running,

    /// <summary>An end was reached.</summary>
    Completed,

    /// <summary>The case was cancelled.</summary>
    Cancelled,
}
