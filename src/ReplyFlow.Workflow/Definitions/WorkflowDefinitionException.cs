namespace ReplyFlow.Workflow.Definitions;

/// <summary>A definition that cannot be read or run; the message says where and why.</summary>
/// <param name="message">Where and why.</param>
public sealed class WorkflowDefinitionException(string message) : Exception(message);
