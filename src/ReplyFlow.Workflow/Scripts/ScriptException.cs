namespace ReplyFlow.Workflow.Scripts;

/// <summary>A script or facts file that cannot be used; the message says where and what was expected.</summary>
/// <param name="message">Where and what was expected.</param>
public sealed class ScriptException(string message) : Exception(message);
