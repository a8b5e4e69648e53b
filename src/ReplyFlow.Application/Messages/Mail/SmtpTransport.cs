using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>
/// Sends over SMTP with the framework's own client, one connection a message. What that client cannot do
/// (TLS from the first byte, log-ins other than AUTH LOGIN) is refused with a pointer to the MailKit transport.
/// </summary>
public sealed class SmtpTransport : IMailTransport
{
    private readonly MailOptions _options;
    private volatile bool _logInChecked;

    /// <summary>Sends with checked settings.</summary>
    /// <exception cref="MailSettingsException">A setting is missing, or beyond this transport.</exception>
    public SmtpTransport(MailOptions options)
    {
        MailSettings.Check(options);
        MailSettings.CheckServer(options);
        if (options.Tls == MailTls.Implicit || options.Port == 465)
            throw new MailSettingsException(
                "内置的 SMTP 发信不支持 465 端口的隐式 TLS。请改用 587 端口并设 Mail:Tls=StartTls，或使用带 MailKit 适配器的版本（Mail:Transport=mailkit）。");
        _options = options;
    }

    /// <inheritdoc />
    public string Description => $"smtp://{_options.Host}:{_options.Port}";

    /// <inheritdoc />
    public TimeSpan Timeout => TimeSpan.FromSeconds(_options.TimeoutSeconds);

    /// <inheritdoc />
    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (MailAddresses.Problem(mail.ToAddress) is { } problem)
            return MailResult.Permanent(problem);
        if (await LogInProblemAsync(ct) is { } refusal)
            return MailResult.Temporary(refusal);
        // The client honours its timeout only when it sends synchronously: an asynchronous one waits for ever
        // for the reply after the data, whatever its cancellation token says.
        return await Task.Factory.StartNew(() => Send(mail), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private MailResult Send(OutgoingMail mail)
    {
        try
        {
            using var message = MailMessages.Build(_options, mail);
            using var client = new SmtpClient(_options.Host, _options.Port)
            {
                EnableSsl = _options.Tls == MailTls.StartTls,
                Timeout = (int)Timeout.TotalMilliseconds,
                Credentials = _options.UserName.Length > 0 ? new NetworkCredential(_options.UserName, _options.Password) : null,
            };
            client.Send(message);
            return MailResult.Accepted("服务器已接收（250）");
        }
        catch (Exception e) when (e is SmtpException or AuthenticationException or IOException or SocketException)
        {
            return SmtpFailures.Describe(e, Timeout);
        }
    }

    /// <summary>The framework's client sends unauthenticated, silently, where the server offers no AUTH LOGIN; so that is asked first, once.</summary>
    private async Task<string?> LogInProblemAsync(CancellationToken ct)
    {
        if (_options.UserName.Length == 0 || _logInChecked)
            return null;
        var problem = await SmtpProbe.LogInProblemAsync(_options, ct);
        _logInChecked = problem is null;
        return problem;
    }
}
