using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using ReplyFlow.Application.Messages.Mail;
using IMailTransport = ReplyFlow.Data.Delivery.IMailTransport;

namespace ReplyFlow.MailKit;

/// <summary>Sends over SMTP with MailKit: TLS from the first byte, every log-in method, and the server's own words on success too.</summary>
public sealed class MailKitTransport : IMailTransport
{
    private readonly MailOptions _options;

    /// <summary>Sends with checked settings.</summary>
    /// <exception cref="MailSettingsException">A setting is missing or unusable.</exception>
    public MailKitTransport(MailOptions options)
    {
        MailSettings.Check(options);
        MailSettings.CheckServer(options);
        _options = options;
    }

    /// <inheritdoc />
    public string Description => $"{(_options.Tls == MailTls.Implicit ? "smtps" : "smtp")}://{_options.Host}:{_options.Port}";

    /// <inheritdoc />
    public TimeSpan Timeout => TimeSpan.FromSeconds(_options.TimeoutSeconds);

    /// <inheritdoc />
    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (MailAddresses.Problem(mail.ToAddress) is { } problem)
            return MailResult.Permanent(problem);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Timeout);
        try
        {
            return MailResult.Accepted(await SendMessageAsync(MimeMessages.Build(_options, mail), limit.Token));
        }
        catch (SmtpCommandException e)
        {
            return Describe(e);
        }
        catch (Exception e) when (e is AuthenticationException or ServiceNotAuthenticatedException)
        {
            return MailResult.Temporary($"邮件服务器要求登录或拒绝登录，请系统管理员检查邮件设置：{e.Message}");
        }
        catch (SslHandshakeException e)
        {
            return MailResult.Temporary($"与邮件服务器的加密连接失败，请系统管理员检查服务器证书：{(e.InnerException ?? e).Message.Split('\n')[0]}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return MailResult.Temporary($"邮件服务器在 {_options.TimeoutSeconds} 秒内没有应答");
        }
        catch (SocketException e)
        {
            return MailResult.Temporary($"连接不上邮件服务器：{e.Message}");
        }
        catch (Exception e) when (e is IOException or ServiceNotConnectedException or ProtocolException or NotSupportedException)
        {
            return MailResult.Temporary($"与邮件服务器的连接中断：{e.Message}");
        }
    }

    private async Task<string> SendMessageAsync(MimeMessage message, CancellationToken ct)
    {
        using var client = new SmtpClient { Timeout = (int)Timeout.TotalMilliseconds };
        var security = _options.Tls switch
        {
            MailTls.Implicit => SecureSocketOptions.SslOnConnect,
            MailTls.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(_options.Host, _options.Port, security, ct);
        if (_options.UserName.Length > 0)
            await client.AuthenticateAsync(_options.UserName, _options.Password, ct);
        var answer = await client.SendAsync(message, ct);
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            // The message has been accepted; a connection lost while saying goodbye changes nothing.
        }
        return answer;
    }

    private static MailResult Describe(SmtpCommandException e)
    {
        var code = (int)e.StatusCode;
        return code switch
        {
            530 or 534 or 535 or 538 => MailResult.Temporary($"邮件服务器要求登录或加密（{code}），请系统管理员检查邮件设置：{e.Message}"),
            >= 500 => MailResult.Permanent($"服务器拒收（{code}）：{e.Message}"),
            _ => MailResult.Temporary($"服务器暂时不能接收（{code}）：{e.Message}"),
        };
    }
}
