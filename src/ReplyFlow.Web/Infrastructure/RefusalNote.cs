namespace ReplyFlow.Web.Infrastructure;

/// <summary>What a command said when it refused, for the error page.</summary>
/// <param name="Message">Its words, in Chinese.</param>
public sealed record RefusalNote(string Message);
