namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Sending one message outside the outbox's rounds.</summary>
public static class SingleMail
{
    /// <summary>Opens, sends and closes.</summary>
    /// <inheritdoc cref="IMailConnection.SendAsync" />
    public static async Task<MailResult> SendAsync(this IMailTransport transport, OutgoingMail mail, CancellationToken ct)
    {
        await using var connection = transport.Open();
        return await connection.SendAsync(mail, ct);
    }
}
