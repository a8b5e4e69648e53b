namespace ReplyFlow.Application.Messages.Returns;

/// <summary>How the latest look at a place of returned mail went; an installation's value for each place.</summary>
/// <param name="Place">Where it was looked, without secrets.</param>
/// <param name="At">UTC.</param>
/// <param name="Problem">Why it could not be read, in Chinese; empty where it was.</param>
public sealed record ReturnsState(string Place, DateTimeOffset At, string Problem)
{
    /// <summary>Name of the mailbox's value.</summary>
    public const string OfMailbox = "returns-mailbox-state";

    /// <summary>Name of the folder's value.</summary>
    public const string OfFolder = "returns-folder-state";
}
