namespace ReplyFlow.Application.Messages.Mail;

/// <summary>A server of either direction, and how to log in there.</summary>
internal sealed record MailServer(string Host, int Port, MailTls Tls, string UserName, string Password, string TokenCommand, int TimeoutSeconds);
