using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.IO;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>One connection to the SMTP server, opened with the first message and kept for the next ones as long as the server keeps it.</summary>
internal sealed class SmtpConnection(MailOptions options, MailComposer composer, LogIn<SmtpClient> logIn) : IMailConnection
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private SmtpClient? _client;

    /// <inheritdoc />
    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (MailAddresses.Problem(mail.ToAddress) is { } problem)
            return MailResult.Permanent(problem);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            return await DeliverAsync(mail, limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException && !ct.IsCancellationRequested)
        {
            Drop();
            return MailResult.Temporary($"邮件服务器在 {options.TimeoutSeconds} 秒内没有应答");
        }
        catch (Exception e) when (MailFailures.Describe(e, connecting: _client is null) is { } result)
        {
            // A server that answered in order, if with a refusal, is good for the next message.
            if (e is not SmtpCommandException { StatusCode: not SmtpStatusCode.ServiceNotAvailable })
                Drop();
            return result;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_client is null)
            return;
        using var limit = new CancellationTokenSource(Goodbye);
        try
        {
            await _client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException || MailFailures.Describe(e, connecting: false) is not null)
        {
            // What was accepted stays accepted, however the server takes its leave.
        }
        Drop();
    }

    private async Task<MailResult> DeliverAsync(OutgoingMail mail, CancellationToken ct)
    {
        var reused = await IsAliveAsync(ct);
        try
        {
            return await DeliverOnceAsync(mail, ct);
        }
        catch (SmtpCommandException e) when (reused && e.StatusCode == SmtpStatusCode.ServiceNotAvailable)
        {
            // 421: the server wants no more over this connection, and has taken nothing of this message.
            Drop();
            return await DeliverOnceAsync(mail, ct);
        }
    }

    /// <summary>Whether there is a connection that the server still listens on.</summary>
    private async Task<bool> IsAliveAsync(CancellationToken ct)
    {
        if (_client is null)
            return false;
        try
        {
            await _client.NoOpAsync(ct);
            return true;
        }
        catch (Exception e) when (MailFailures.Describe(e, connecting: false) is not null)
        {
            Drop();
            return false;
        }
    }

    private async Task<MailResult> DeliverOnceAsync(OutgoingMail mail, CancellationToken ct)
    {
        _client ??= await logIn.ConnectAsync(ct);
        using var message = composer.Compose(mail);
        if (Obstacle(_client, mail, message) is { } words)
            return MailResult.Permanent(words);
        return MailResult.Accepted($"服务器已接收（250）：{await _client.SendAsync(MailComposer.Format, message, composer.Sender(mail), message.To.Mailboxes, ct)}");
    }

    /// <summary>Why this server cannot take the message, as far as it has said itself; null when it can.</summary>
    private static string? Obstacle(SmtpClient client, OutgoingMail mail, MimeMessage message)
    {
        if (MailAddresses.NeedsSmtpUtf8(mail.ToAddress) && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime))
            return $"“{mail.ToAddress}”的名字部分不是英文字符，邮件服务器不支持这样的地址（没有提供 SMTPUTF8）。请更正为英文地址后重发，或改用线下送达。";
        if (!client.Capabilities.HasFlag(SmtpCapabilities.Size) || client.MaxSize == 0)
            return null;
        using var measure = new MeasuringStream();
        message.WriteTo(MailComposer.Format, measure);
        return measure.Length > client.MaxSize
            ? $"邮件有 {Kilobytes(measure.Length)} KB，超过邮件服务器的上限 {client.MaxSize / 1024} KB，未发送。请改用线下送达，或请系统管理员提高上限后重发。" : null;
    }

    private static long Kilobytes(long bytes) => (bytes + 1023) / 1024;

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }
}
