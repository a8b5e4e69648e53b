using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using MimeKit.Text;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>
/// Makes MIME messages: UTF-8 throughout, base64 contents, attachment names that both old and new mail programs read, signed
/// where a key is configured.
/// </summary>
internal sealed class MailComposer
{
    /// <summary>Keeps the line of <c>filename*</c> (up to nine bytes a character) under RFC 5322's 998.</summary>
    private const int MaxFileName = 100;

    private static readonly HeaderId[] Signed =
        [HeaderId.From, HeaderId.ReplyTo, HeaderId.To, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.MimeVersion, HeaderId.ContentType];

    /// <summary>How messages are signed and written.</summary>
    public static readonly FormatOptions Format = Dos();

    private readonly MailOptions _options;
    private readonly DkimSigner? _signer;

    /// <exception cref="MailSettingsException">The settings cannot work.</exception>
    public MailComposer(MailOptions options)
    {
        MailSettings.Check(options);
        _options = options;
        _signer = DkimKey.Signer(options);
    }

    /// <summary>The sender that servers give a message back to.</summary>
    public MailboxAddress Sender(OutgoingMail mail) =>
        Mailbox("", _options.ReturnAddress.Length > 0 ? ReturnAddresses.Of(_options.ReturnAddress, mail.MessageId) : _options.From);

    public MimeMessage Compose(OutgoingMail mail)
    {
        var message = new MimeMessage { MessageId = mail.MessageId, Subject = OneLine(mail.Subject) };
        message.From.Add(Mailbox(mail.FromName.Length > 0 ? mail.FromName : _options.FromName, _options.From));
        message.To.Add(Mailbox(mail.ToName, mail.ToAddress));
        var back = _options.ReturnAddress.Length > 0 ? ReturnAddresses.Of(_options.ReturnAddress, mail.MessageId) : "";
        if (back.Length > 0 && mail.IsAnswered)
        {
            message.ReplyTo.Add(Mailbox(mail.FromName, back));
            message.Headers.Add(HeaderId.DispositionNotificationTo, back);
        }
        // An answer may go to the sender instead; a message must not fail for it.
        else if (mail.ReplyTo.Length > 0 && !MailAddresses.NeedsSmtpUtf8(mail.ReplyTo))
            message.ReplyTo.Add(Mailbox("", mail.ReplyTo));
        var text = new TextPart(TextFormat.Plain) { ContentTransferEncoding = ContentEncoding.Base64 };
        text.SetText(Encoding.UTF8, mail.Body.ReplaceLineEndings("\r\n"));
        MimeEntity words = mail.AlsoHtml ? new MultipartAlternative(text, Html(mail.Body)) : text;
        var files = mail.Attachment is { } file ? [file, .. mail.Enclosures] : mail.Enclosures;
        message.Body = files.Count > 0 ? Mixed(words, files) : words;
        message.Prepare(EncodingConstraint.SevenBit);
        _signer?.Sign(Format, message, Signed);
        return message;
    }

    private static FormatOptions Dos()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }

    private static MailboxAddress Mailbox(string name, string address) => new(Encoding.UTF8, OneLine(name), MailAddresses.OnTheWire(address));

    private static TextPart Html(string body)
    {
        var html = new TextPart(TextFormat.Html) { ContentTransferEncoding = ContentEncoding.Base64 };
        html.SetText(Encoding.UTF8, MailHtml.Of(body).ReplaceLineEndings("\r\n"));
        return html;
    }

    private static Multipart Mixed(MimeEntity words, IEnumerable<MailAttachment> files)
    {
        var mixed = new Multipart("mixed") { words };
        foreach (var file in files)
            mixed.Add(Attach(file));
        return mixed;
    }

    private static MimePart Attach(MailAttachment file)
    {
        var name = Shorten(OneLine(file.FileName));
        var type = ContentType.Parse(file.ContentType);
        // Older programs read the type's name as encoded words; the disposition's by RFC 2231 is the standard.
        type.Parameters.Add(new Parameter(Encoding.UTF8, "name", name) { EncodingMethod = ParameterEncodingMethod.Rfc2047 });
        var part = new MimePart(type)
        {
            Content = new MimeContent(new MemoryStream(file.Content, writable: false)),
            ContentTransferEncoding = ContentEncoding.Base64,
        };
        // MimeKit 4.18 cuts long names into pieces amid a character beyond the BMP, so the line is written here, in one piece.
        var disposition = new Header(HeaderId.ContentDisposition, ContentDisposition.Attachment);
        disposition.SetRawValue(Encoding.ASCII.GetBytes($" attachment; filename*=UTF-8''{Uri.EscapeDataString(name)}\r\n"));
        part.Headers.Add(disposition);
        return part;
    }

    private static string Shorten(string name)
    {
        if (name.Length <= MaxFileName)
            return name;
        var extension = Path.GetExtension(name);
        return name.Beginning(MaxFileName - extension.Length) + extension;
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
