using MailKit.Net.Smtp;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Sends over SMTP with MailKit.</summary>
public sealed class SmtpTransport : IMailTransport
{
    private readonly MailOptions _options;
    private readonly MailComposer _composer;
    private readonly LogIn<SmtpClient> _logIn;

    /// <summary>Sends with checked settings.</summary>
    /// <exception cref="MailSettingsException">A setting is missing or unusable.</exception>
    public SmtpTransport(MailOptions options)
    {
        _composer = new MailComposer(options);
        MailSettings.CheckServer(options);
        _options = options;
        _logIn = new LogIn<SmtpClient>(options.Server);
    }

    /// <inheritdoc />
    public string Description => $"{(_options.Tls == MailTls.Implicit ? "smtps" : "smtp")}://{_options.Host}:{_options.Port}";

    /// <inheritdoc />
    public TimeSpan Timeout => TimeSpan.FromSeconds(_options.TimeoutSeconds);

    /// <inheritdoc />
    public IMailConnection Open() => new SmtpConnection(_options, _composer, _logIn);
}
