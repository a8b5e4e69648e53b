namespace ReplyFlow.Application.Messages.Mail;

/// <summary>A message as handed to a transport. The sender's address is the installation's (<see cref="MailOptions.From"/>).</summary>
/// <param name="MessageId">RFC 5322 Message-ID without angle brackets; the same at every attempt.</param>
/// <param name="FromName">Name shown as the sender, for example the bureau's; empty for the installation's.</param>
/// <param name="ReplyTo">Address answers go to; empty for the sender's.</param>
/// <param name="ToName">The recipient's name.</param>
/// <param name="ToAddress">The recipient's address.</param>
/// <param name="Subject">Subject, one line.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Attachment">The attached file, if any.</param>
public sealed record OutgoingMail(
    string MessageId,
    string FromName,
    string ReplyTo,
    string ToName,
    string ToAddress,
    string Subject,
    string Body,
    MailAttachment? Attachment)
{
    /// <summary>Files after the first.</summary>
    public IReadOnlyList<MailAttachment> Enclosures { get; init; } = [];

    /// <summary>Whether the text is there as HTML too, in the same words.</summary>
    public bool AlsoHtml { get; init; }

    /// <summary>Whether answers and receipts are read: they go to the message's own return address where there is one.</summary>
    public bool IsAnswered { get; init; }
}
