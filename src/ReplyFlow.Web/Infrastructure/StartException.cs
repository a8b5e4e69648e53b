namespace ReplyFlow.Web.Infrastructure;

/// <summary>The program cannot start; the message is one line in Chinese that says why and what to do.</summary>
public sealed class StartException(string message) : Exception(message);
