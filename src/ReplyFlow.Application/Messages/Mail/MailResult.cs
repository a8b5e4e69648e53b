using System.Text;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>What came of handing a message over.</summary>
/// <param name="Outcome">Accepted or how it failed.</param>
/// <param name="Words">The server's answer or what went wrong, for people.</param>
public sealed record MailResult(MailOutcome Outcome, string Words)
{
    private const int MaxWords = 1_000;

    /// <summary>Whether it went into a folder instead of to a server.</summary>
    public bool ToFolder { get; private init; }

    /// <summary>The server took the message over.</summary>
    public static MailResult Accepted(string words) => new(MailOutcome.Accepted, Clean(words));

    /// <summary>It was written into a folder; no server has it.</summary>
    public static MailResult Saved(string words) => Accepted(words) with { ToFolder = true };

    /// <summary>It failed but may succeed later.</summary>
    public static MailResult Temporary(string words) => new(MailOutcome.Temporary, Clean(words));

    /// <summary>It will fail again however often it is tried.</summary>
    public static MailResult Permanent(string words) => new(MailOutcome.Permanent, Clean(words));

    /// <summary>A server may answer anything; what is written down is one line of sensible length that every database takes.</summary>
    private static string Clean(string words)
    {
        var line = new StringBuilder();
        foreach (var rune in words.EnumerateRunes().Select(r => Rune.IsControl(r) ? new Rune(' ') : r))
            if (line.Length < MaxWords && !(rune.Value == ' ' && (line.Length == 0 || line[^1] == ' ')))
                line.Append(rune.ToString());
        return line.ToString().TrimEnd();
    }
}
