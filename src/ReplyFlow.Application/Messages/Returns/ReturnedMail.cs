using System.Security.Cryptography;
using System.Text;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>What a mail that came back says, and about which message it may be.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="MailId">Its own Message-ID; empty where it has none.</param>
/// <param name="Address">The address that a report is about, or that an answer came from; empty where none is told.</param>
/// <param name="Words">What it says in words, clean and cut.</param>
/// <param name="StatusCode">The status of a report as RFC 3463 writes it; empty for none.</param>
/// <param name="Sender">The address that it says to come from; empty for none.</param>
/// <param name="About">Identifiers of messages that it may be about, the surest first.</param>
public sealed record ReturnedMail(EvidenceKind Kind, string MailId, string Address, string Words, string StatusCode, string Sender, IReadOnlyList<Guid> About)
{
    /// <summary>
    /// Whether it may say what it says about a message to an address: a read receipt comes from there and is about it, a bounce is about it. The
    /// rest says nothing that counts. Who can name the message and write such a mail can still forge one, as decision 028 tells.
    /// </summary>
    /// <param name="recipient">Where the message went.</param>
    public bool IsPlausibleFor(string recipient) => Kind switch
    {
        EvidenceKind.Displayed => Is(Sender, recipient) && Is(Address, recipient),
        EvidenceKind.Failed => Address.Length == 0 || Address == Sender || Is(Address, recipient)
            || Words.Contains(recipient, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same for the same mail, by whichever way and however often it comes; what is added on the way does not count.</summary>
    /// <param name="messageId">The message that it is about.</param>
    public string KeyFor(Guid messageId) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', messageId.ToString("N"), Kind, MailId, Address, StatusCode, Words))));
}
