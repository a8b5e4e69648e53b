namespace ReplyFlow.Application.Messages.Mail;

/// <summary>What carries messages on: an SMTP server, or a folder.</summary>
public interface IMailTransport
{
    /// <summary>Where messages go, for the status page, without secrets; for example smtp://mail.example:587.</summary>
    string Description { get; }

    /// <summary>Longest time one sending may take; a worker's hold on a message must be longer.</summary>
    TimeSpan Timeout { get; }

    /// <summary>A way for several messages, one after the other. Nothing is connected before the first.</summary>
    IMailConnection Open();
}
