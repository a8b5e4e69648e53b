namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Hands over message after message, never two at once; keeps what it can keep open between them.</summary>
public interface IMailConnection : IAsyncDisposable
{
    /// <summary>
    /// Sends. Everything that can go wrong with the server, the network or the address is a <see cref="MailResult"/>;
    /// an exception means a fault of the program.
    /// </summary>
    /// <param name="mail">The message.</param>
    /// <param name="ct">Asks to stop. A message that is already on its way may still be finished first.</param>
    Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken ct);
}
