using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Builds MIME messages: UTF-8 throughout, base64 text, attachment names that both old and new mail programs read.</summary>
internal static class MailMessages
{
    /// <summary>Keeps the line of <c>filename*</c> (up to nine bytes a character) under RFC 5322's 998.</summary>
    private const int MaxFileName = 100;

    public static MailMessage Build(MailOptions options, OutgoingMail mail)
    {
        var message = new MailMessage
        {
            From = new MailAddress(options.From, mail.FromName.Length > 0 ? mail.FromName : options.FromName, Encoding.UTF8),
            Subject = OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = mail.Body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.To.Add(new MailAddress(mail.ToAddress, OneLine(mail.ToName), Encoding.UTF8));
        if (mail.ReplyTo.Length > 0)
            message.ReplyToList.Add(new MailAddress(mail.ReplyTo));
        message.Headers["Message-ID"] = $"<{mail.MessageId}>";
        if (mail.Attachment is { } attachment)
            message.Attachments.Add(Attach(attachment));
        return message;
    }

    private static Attachment Attach(MailAttachment file)
    {
        var name = Shorten(OneLine(file.FileName));
        var attachment = new Attachment(new MemoryStream(file.Content, writable: false), new ContentType(file.ContentType))
        {
            TransferEncoding = TransferEncoding.Base64,
            NameEncoding = Encoding.UTF8,
            // Content-Type's name as encoded words is what older programs read.
            Name = name,
        };
        // RFC 2231 is what the standard asks for; System.Net.Mail does not write it by itself.
        attachment.ContentDisposition!.Parameters.Clear();
        attachment.ContentDisposition.Parameters["filename*"] = "UTF-8''" + Uri.EscapeDataString(name);
        return attachment;
    }

    private static string Shorten(string name)
    {
        if (name.Length <= MaxFileName)
            return name;
        var extension = Path.GetExtension(name);
        var length = MaxFileName - extension.Length;
        return name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)] + extension;
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
