using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>What the SMTP transport makes of settings, encryption and log-ins.</summary>
public sealed class SmtpTransportTests
{
    private static readonly OutgoingMail Mail = new("0123@replyflow.invalid", "临川市水务局", "", "严明代表", "yan@deputies.example", "复函", "您好。\n", null);

    [Fact]
    public async Task It_sends_over_STARTTLS_to_a_server_whose_certificate_is_trusted()
    {
        using var certificate = Certificate();
        using var trusted = new X509Store(StoreName.Root, StoreLocation.CurrentUser);
        trusted.Open(OpenFlags.ReadWrite);
        using var anchor = X509CertificateLoader.LoadCertificate(certificate.RawData);
        trusted.Add(anchor);
        try
        {
            await using var server = new SmtpServer(new SmtpScript { Certificate = certificate, Auth = "LOGIN PLAIN", Account = ("office", "secret") });
            var result = await SendAsync(server, o => (o.Tls, o.UserName, o.Password) = (MailTls.StartTls, "office", "secret"));
            Assert.Equal(MailResult.Accepted("服务器已接收（250）"), result);
            var mail = Assert.Single(server.Received);
            Assert.True(mail.Encrypted);
            Assert.Equal(("office", Mail.MessageId), (mail.User, mail.MessageId));
        }
        finally
        {
            trusted.Remove(anchor);
        }
    }

    [Fact]
    public async Task An_untrusted_certificate_is_not_talked_to()
    {
        using var certificate = Certificate();
        await using var server = new SmtpServer(new SmtpScript { Certificate = certificate });
        var result = await SendAsync(server, o => o.Tls = MailTls.StartTls);
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.Contains("证书", result.Words, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Where_STARTTLS_is_demanded_and_not_offered_nothing_is_sent()
    {
        await using var server = new SmtpServer();
        var result = await SendAsync(server, o => o.Tls = MailTls.StartTls);
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PLAIN CRAM-MD5")]
    public async Task A_server_without_AUTH_LOGIN_is_refused_with_a_pointer_to_MailKit(string offered)
    {
        await using var server = new SmtpServer(new SmtpScript { Auth = offered });
        var result = await SendAsync(server, o => (o.UserName, o.Password) = ("office", "secret"));
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.Contains("MailKit", result.Words, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_server_that_wants_a_log_in_is_our_trouble_not_the_messages()
    {
        await using var server = new SmtpServer(new SmtpScript { Account = ("office", "secret") });
        var result = await SendAsync(server);
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.Contains("530", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_temporary()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var result = await new SmtpTransport(Options(port)).SendAsync(Mail, TestContext.Current.CancellationToken);
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.StartsWith("连接不上邮件服务器", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_greets_is_given_up()
    {
        await using var server = new SmtpServer(new SmtpScript { GreetingDelay = TimeSpan.FromMinutes(5) });
        var result = await SendAsync(server, o => o.TimeoutSeconds = 1);
        Assert.Equal(MailResult.Temporary("邮件服务器在 1 秒内没有应答"), result);
    }

    [Fact]
    public void Settings_beyond_the_built_in_transport_are_refused_by_name()
    {
        Refused(o => o.Port = 465, "MailKit");
        Refused(o => o.Tls = MailTls.Implicit, "MailKit");
        Refused(o => o.Host = " ", "Mail:Host");
        Refused(o => o.Port = 0, "Mail:Port");
        Refused(o => o.From = "nobody", "Mail:From");
        Refused(o => o.TimeoutSeconds = 0, "Mail:TimeoutSeconds");
        Refused(o => o.UserName = "office", "Mail:Password");
        Refused(o => (o.Host, o.UserName, o.Password) = ("mail.water.example", "office", "secret"), "Mail:AllowCleartextPassword");
        static void Refused(Action<MailOptions> change, string words)
        {
            var options = Options(25);
            change(options);
            var refusal = Assert.Throws<MailSettingsException>(() => new SmtpTransport(options));
            Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_adapter_that_was_not_built_in_is_named()
    {
        var refusal = Assert.Throws<MailSettingsException>(() => MailTransports.Create(new MailOptions { Transport = "mailkit" }, "unused"));
        Assert.Contains("-p:MailTransport=MailKit", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<MailSettingsException>(() => MailTransports.Create(new MailOptions { Transport = "pigeon" }, "unused"));
    }

    private static Task<MailResult> SendAsync(SmtpServer server, Action<MailOptions>? change = null)
    {
        var options = Options(server.Port);
        change?.Invoke(options);
        return new SmtpTransport(options).SendAsync(Mail, TestContext.Current.CancellationToken);
    }

    private static MailOptions Options(int port) => new() { Transport = "smtp", Host = "127.0.0.1", Port = port, From = "office@water.example", TimeoutSeconds = 30 };

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
