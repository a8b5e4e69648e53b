using System.Globalization;
using System.Text;
using MimeKit;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Core;

/// <summary>
/// The one notion of an e-mail address, at registration, in forms and at sending: a bare address as MimeKit's strict parser reads it,
/// no longer than RFC 5321, 4.5.3.1 allows.
/// </summary>
public static class MailAddresses
{
    /// <summary>Most bytes of a whole address.</summary>
    public const int MaxLength = 254;

    private const int MaxLocalPart = 64;

    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
        AllowUnquotedCommasInAddresses = false,
    };

    /// <summary>What is wrong with an address, to go on after “…的”; null when nothing is.</summary>
    public static string? Fault(string address)
    {
        if (Parse(address.Trim()) is not { } mailbox)
            return "格式不对，应为 名字@域名，例如 office@example.gov.cn";
        if (Encoding.UTF8.GetByteCount(mailbox.LocalPart) > MaxLocalPart)
            return $"名字部分（@ 之前）过长，最多 {MaxLocalPart} 个字节";
        return Encoding.UTF8.GetByteCount(OnTheWire(mailbox.Address)) > MaxLength ? $"长度超过 {MaxLength} 个字节" : null;
    }

    /// <summary>Why nothing can be sent to an address, in Chinese with what to do; null when mail can be sent.</summary>
    public static string? Problem(string address)
    {
        var text = address.Trim();
        if (text.Length == 0)
            return "没有登记邮箱地址，请补充地址后重发，或改用线下送达。";
        return Fault(text) is { } fault ? $"“{Excerpt.Of(text)}”不是有效的邮箱地址（{fault}），请更正后重发，或改用线下送达。" : null;
    }

    /// <summary>
    /// Whether only servers that offer SMTPUTF8 (RFC 6531) can be given this address: a Chinese domain has an ASCII form, a Chinese name has none.
    /// </summary>
    public static bool NeedsSmtpUtf8(string address) => !Ascii.IsValid(address.AsSpan(0, address.LastIndexOf('@')));

    /// <summary>The address with its domain in ASCII.</summary>
    public static string OnTheWire(string address) => MailboxAddress.EncodeAddrspec(address);

    /// <summary>
    /// Whose mailbox an address is, to compare by: servers do not tell upper from lower case, and take what follows a plus sign for a note.
    /// </summary>
    public static string Mailbox(string address)
    {
        var wire = OnTheWire(address.Trim()).ToLowerInvariant();
        var name = wire.LastIndexOf('@');
        // Quotes and backslashes are a way to write the name, no part of it (RFC 5321, 4.1.2).
        var text = name > 0 ? wire[..name].Replace("\"", "").Replace("\\", "") + wire[name..] : wire;
        var at = text.LastIndexOf('@');
        return at > 0 && text.IndexOf('+', 0, at) is > 0 and var plus ? text[..plus] + text[at..] : text;
    }

    /// <summary>The domain of an address, in ASCII.</summary>
    public static string Domain(string address)
    {
        var text = OnTheWire(address);
        return text[(text.LastIndexOf('@') + 1)..];
    }

    /// <summary>
    /// Reads an address. A domain of one label is a slip of the pen (zhang@qq), except localhost; characters that cannot be seen
    /// come with copying from other programs.
    /// </summary>
    private static MailboxAddress? Parse(string text) =>
        !text.EnumerateRunes().Any(IsInvisible)
            && MailboxAddress.TryParse(Strict, text, out var mailbox)
            && (mailbox.Address == text || OnTheWire(mailbox.Address) == text)
            && (mailbox.Domain.Contains('.') || mailbox.Domain == "localhost") ? mailbox : null;

    private static bool IsInvisible(Rune r) => Rune.IsWhiteSpace(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format;
}
