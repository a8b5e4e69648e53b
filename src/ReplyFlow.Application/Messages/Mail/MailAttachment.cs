namespace ReplyFlow.Application.Messages.Mail;

/// <summary>An attached file.</summary>
/// <param name="FileName">Its name as the recipient sees it; Chinese, spaces and characters beyond the BMP are fine.</param>
/// <param name="ContentType">Media type, for example application/pdf.</param>
/// <param name="Content">The bytes.</param>
public sealed record MailAttachment(string FileName, string ContentType, byte[] Content);
