using MimeKit;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>
/// Reads a mail that came back: what it says, and about which message. Anybody may write such a mail, so a bound is set to what is
/// looked at; the rest is cut off. The deputy's link, which answers quote, does not come through.
/// </summary>
public static class ReturnReader
{
    /// <summary>Most bytes that are looked at: reports and answers stand before the files that go with them.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Most lines: a part or a header takes one at least, and each costs memory.</summary>
    private const int MaxLines = 20_000;

    /// <summary>Most of a text; much more than is kept of it.</summary>
    private const int MostText = 200_000;

    private const int MaxField = 16_000;
    private const int MaxParts = 100;
    private const int MaxDepth = 16;

    private static readonly ParserOptions Parsing = new() { MaxMimeDepth = MaxDepth };

    /// <summary>Reads the beginning of a stream as one mail.</summary>
    /// <returns>Null for what is no mail.</returns>
    public static async Task<ReturnedMail?> ReadAsync(Stream stream, CancellationToken ct)
    {
        var buffer = new byte[MaxBytes];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return Read(buffer.AsMemory(0, length));
    }

    /// <summary>Reads one mail.</summary>
    /// <returns>Null for what is no mail.</returns>
    public static ReturnedMail? Read(ReadOnlyMemory<byte> bytes)
    {
        var begin = Beginning(bytes);
        if (begin.Length == 0)
            return null;
        try
        {
            using var mail = new MimeParser(Parsing, new MemoryStream(begin, writable: false), MimeFormat.Entity, persistent: true).ParseMessage();
            return mail.Headers.Count == 0 ? null : Read(mail);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or IOException)
        {
            // What a program that reads all mails of the world cannot read either.
            return null;
        }
    }

    private static ReturnedMail Read(MimeMessage mail)
    {
        var parts = new List<MimeEntity>();
        Collect(mail.Body, parts, 0);
        var texts = parts.OfType<TextPart>().ToList();
        var text = (texts.Find(t => !t.IsHtml) ?? texts.FirstOrDefault()) is { } part ? MailText.Of(part) : "";
        var said = Report.Of(parts) ?? Receipt(parts) ?? PlainBounce.Of(mail, text);
        var kind = said?.Kind ?? (AutomaticAnswer.Is(mail) ? EvidenceKind.Automatic : EvidenceKind.Answered);
        var sender = mail.From.Mailboxes.Select(m => m.Address).FirstOrDefault() ?? "";
        var words = string.Join('\n', new[] { mail.Subject ?? "", said?.Words ?? "", text.Trim() }.Where(w => w.Length > 0));
        return new ReturnedMail(
            kind, Line(mail.MessageId ?? ""), Line(said?.Address is { Length: > 0 } address ? address : sender),
            OutsideText.Clean(LinkMask.HideInMail(words.Beginning(MostText)), oneLine: false, DeliveryEvidence.MaxWords),
            said?.StatusCode ?? "", Line(sender), MessageMarks.Of(mail, parts));
    }

    private static ReportWords? Receipt(IEnumerable<MimeEntity> parts)
    {
        if (parts.OfType<MessageDispositionNotification>().FirstOrDefault() is not { } receipt)
            return null;
        // "automatic-action/MDN-sent-automatically; displayed" (RFC 8098, 3.2.6); deleted unread and the like say nothing about reading.
        var disposition = receipt.Fields["Disposition"] ?? "";
        var type = disposition[(disposition.IndexOf(';') + 1)..].Split('/')[0].Trim();
        return new ReportWords(
            type.Equals("displayed", StringComparison.OrdinalIgnoreCase) ? EvidenceKind.Displayed : EvidenceKind.Automatic,
            Report.AddressIn(receipt.Fields["Final-Recipient"]), "", Line(disposition));
    }

    /// <summary>The parts in their order, without what is inside an enclosed mail: those are the sender's own words.</summary>
    private static void Collect(MimeEntity? entity, List<MimeEntity> parts, int depth)
    {
        if (entity is null || parts.Count >= MaxParts || depth > MaxDepth)
            return;
        if (entity is not Multipart multipart)
        {
            parts.Add(entity);
            return;
        }
        foreach (var part in multipart)
            Collect(part, parts, depth + 1);
    }

    private static string Line(string text) => OutsideText.Clean(LinkMask.Hide(text.Beginning(MostText)), oneLine: true, max: 500).Trim();

    /// <summary>
    /// The beginning, in which no line and no field of a header is longer than any program writes one: MimeKit reads a field of many
    /// references or addresses in time and memory that grow with the square of its length.
    /// </summary>
    private static byte[] Beginning(ReadOnlyMemory<byte> bytes)
    {
        var rest = bytes.Span[..Math.Min(bytes.Length, MaxBytes)];
        using var begin = new MemoryStream(rest.Length);
        for (var (lines, field) = (0, 0); lines < MaxLines && rest.Length > 0; lines++)
        {
            var line = rest[..(rest.IndexOf((byte)'\n') is var end and >= 0 ? end + 1 : rest.Length)];
            rest = rest[line.Length..];
            field = line[0] is (byte)' ' or (byte)'\t' ? field + line.Length : line.Length;
            if (field <= MaxField)
                begin.Write(line);
            else if (field == line.Length)
            {
                begin.Write(line[..MaxField]);
                begin.WriteByte((byte)'\n');
            }
        }
        return begin.ToArray();
    }
}
