namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Hands one message to whatever carries it on: an SMTP server, or a folder.</summary>
public interface IMailTransport
{
    /// <summary>Where messages go, for the status page, without secrets; for example smtp://mail.example:587.</summary>
    string Description { get; }

    /// <summary>Longest time one sending may take; a worker's hold on a message must be longer.</summary>
    TimeSpan Timeout { get; }

    /// <summary>
    /// Sends. Everything that can go wrong with the server, the network or the address is a <see cref="MailResult"/>;
    /// an exception means a fault of the program.
    /// </summary>
    /// <param name="mail">The message.</param>
    /// <param name="ct">Asks to stop. A message that is already on its way may still be finished first.</param>
    Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken ct);
}
