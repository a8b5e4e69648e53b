using System.Text;
using MimeKit;
using MimeKit.Text;
using ReplyFlow.Application.Messages.Mail;

namespace ReplyFlow.MailKit;

/// <summary>Builds messages with MimeKit: UTF-8 throughout, attachment names by RFC 2231.</summary>
internal static class MimeMessages
{
    public static MimeMessage Build(MailOptions options, OutgoingMail mail)
    {
        var message = new MimeMessage { MessageId = mail.MessageId, Subject = mail.Subject };
        message.From.Add(new MailboxAddress(Encoding.UTF8, mail.FromName.Length > 0 ? mail.FromName : options.FromName, options.From));
        message.To.Add(new MailboxAddress(Encoding.UTF8, mail.ToName, mail.ToAddress));
        if (mail.ReplyTo.Length > 0)
            message.ReplyTo.Add(MailboxAddress.Parse(mail.ReplyTo));
        var text = new TextPart(TextFormat.Plain) { ContentTransferEncoding = ContentEncoding.Base64 };
        text.SetText(Encoding.UTF8, mail.Body);
        message.Body = mail.Attachment is { } file ? new Multipart("mixed") { text, Attach(file) } : text;
        return message;
    }

    private static MimePart Attach(MailAttachment file)
    {
        var disposition = new ContentDisposition(ContentDisposition.Attachment);
        disposition.Parameters.Add(Encoding.UTF8, "filename", file.FileName);
        return new MimePart(ContentType.Parse(file.ContentType))
        {
            Content = new MimeContent(new MemoryStream(file.Content, writable: false)),
            ContentDisposition = disposition,
            ContentTransferEncoding = ContentEncoding.Base64,
        };
    }
}
