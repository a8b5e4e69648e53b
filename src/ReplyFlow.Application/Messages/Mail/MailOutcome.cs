namespace ReplyFlow.Application.Messages.Mail;

/// <summary>How handing a message over ended.</summary>
public enum MailOutcome
{
    /// <summary>The server took the message over (a 2xx reply after the data).</summary>
    Accepted,
    /// <summary>4xx, a lost connection, a timeout, or settings the server does not accept: to be tried again.</summary>
    Temporary,
    /// <summary>5xx about this message or its recipient: trying again is useless.</summary>
    Permanent,
}
