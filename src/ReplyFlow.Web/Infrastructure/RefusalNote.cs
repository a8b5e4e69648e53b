namespace ReplyFlow.Web.Infrastructure;

/// <summary>What a command said when it refused, for the error page.</summary>
/// <param name="Message">Its words, in Chinese.</param>
/// <param name="Next">What to do; null for what is usual after such a refusal.</param>
public sealed record RefusalNote(string Message, string? Next = null);
