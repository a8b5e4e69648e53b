using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>What came of handing a message over.</summary>
/// <param name="Outcome">Accepted or how it failed.</param>
/// <param name="Words">The server's answer or what went wrong, for people.</param>
public sealed record MailResult(MailOutcome Outcome, string Words)
{
    private const int MaxWords = 1_000;

    /// <summary>
    /// A server may answer anything, also the address of the deputy's page that it took for spam; what is written down is one line of
    /// sensible length that every database takes, without that.
    /// </summary>
    public string Words { get; } = OutsideText.Clean(LinkMask.Hide(Words.Trim()), oneLine: true, MaxWords).TrimEnd();

    /// <summary>Whether it went into a folder instead of to a server.</summary>
    public bool ToFolder { get; private init; }

    /// <summary>The server took the message over.</summary>
    public static MailResult Accepted(string words) => new(MailOutcome.Accepted, words);

    /// <summary>It was written into a folder; no server has it.</summary>
    public static MailResult Saved(string words) => Accepted(words) with { ToFolder = true };

    /// <summary>It failed but may succeed later.</summary>
    public static MailResult Temporary(string words) => new(MailOutcome.Temporary, words);

    /// <summary>It will fail again however often it is tried.</summary>
    public static MailResult Permanent(string words) => new(MailOutcome.Permanent, words);
}
