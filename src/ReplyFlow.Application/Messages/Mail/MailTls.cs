namespace ReplyFlow.Application.Messages.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailTls
{
    /// <summary>Not at all; only within a trusted network.</summary>
    None,
    /// <summary>STARTTLS, required: the message is not sent where the server does not offer it.</summary>
    StartTls,
    /// <summary>TLS from the first byte (port 465).</summary>
    Implicit,
}
