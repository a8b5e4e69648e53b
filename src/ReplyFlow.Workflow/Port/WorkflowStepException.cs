namespace ReplyFlow.Workflow.Port;

/// <summary>Thrown by the host when a system step or question fails for a reason the administrator can mend.</summary>
/// <param name="message">What went wrong, in plain Chinese; shown to the administrator.</param>
/// <param name="inner">The cause, for the log.</param>
public sealed class WorkflowStepException(string message, Exception? inner = null) : Exception(message, inner);
