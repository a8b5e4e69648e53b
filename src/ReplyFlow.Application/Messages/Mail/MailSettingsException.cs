namespace ReplyFlow.Application.Messages.Mail;

/// <summary>The mail settings cannot work; the message says in Chinese which setting and what to do.</summary>
public sealed class MailSettingsException(string message) : Exception(message);
