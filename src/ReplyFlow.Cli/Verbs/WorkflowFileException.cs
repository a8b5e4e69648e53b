namespace ReplyFlow.Cli.Verbs;

/// <summary>An input file that cannot be used; the message names the file, the field and what was expected.</summary>
internal sealed class WorkflowFileException(string message) : Exception(message);
