using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>What the SMTP transport makes of settings, encryption and log-ins.</summary>
public sealed class SmtpTransportTests
{
    [Theory]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    public async Task It_sends_encrypted_to_a_server_whose_certificate_is_trusted(MailTls tls)
    {
        using var certificate = SmtpSamples.Certificate();
        using var trusted = new X509Store(StoreName.Root, StoreLocation.CurrentUser);
        trusted.Open(OpenFlags.ReadWrite);
        using var anchor = X509CertificateLoader.LoadCertificate(certificate.RawData);
        trusted.Add(anchor);
        try
        {
            await using var server = new SmtpServer(new SmtpScript
            {
                Certificate = certificate,
                ImplicitTls = tls == MailTls.Implicit,
                Auth = "LOGIN PLAIN",
                Account = ("office", "secret"),
            });
            var result = await SmtpSamples.SendAsync(server, o => (o.Tls, o.UserName, o.Password) = (tls, "office", "secret"));
            Assert.Equal(MailResult.Accepted("服务器已接收（250）：2.0.0 queued"), result);
            var mail = Assert.Single(server.Received);
            Assert.True(mail.Encrypted);
            Assert.Equal(("office", SmtpSamples.Mail.MessageId), (mail.User, mail.MessageId));
        }
        finally
        {
            trusted.Remove(anchor);
        }
    }

    [Theory]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    public async Task An_untrusted_certificate_is_not_talked_to(MailTls tls)
    {
        using var certificate = SmtpSamples.Certificate();
        await using var server = new SmtpServer(new SmtpScript { Certificate = certificate, ImplicitTls = tls == MailTls.Implicit });
        var result = await SmtpSamples.SendAsync(server, o => o.Tls = tls);
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.Contains("证书", result.Words, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Where_STARTTLS_is_demanded_and_not_offered_nothing_is_sent()
    {
        await using var server = new SmtpServer();
        var result = await SmtpSamples.SendAsync(server, o => o.Tls = MailTls.StartTls);
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.Contains("STARTTLS", result.Words, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("LOGIN")]
    [InlineData("PLAIN")]
    [InlineData("CRAM-MD5")]
    [InlineData("PLAIN CRAM-MD5")]
    public async Task It_logs_in_the_way_the_server_offers(string offered)
    {
        await using var server = new SmtpServer(new SmtpScript { Auth = offered, Account = ("office", "秘密 p@ss") });
        var result = await SmtpSamples.SendAsync(server, o => (o.UserName, o.Password) = ("office", "秘密 p@ss"));
        Assert.Equal(MailResult.Accepted("服务器已接收（250）：2.0.0 queued"), result);
        Assert.Equal("office", Assert.Single(server.Received).User);
    }

    [Theory]
    [InlineData("")]
    [InlineData("KERBEROS_V4")]
    public async Task A_server_that_offers_no_log_in_known_here_is_not_sent_to_without_one(string offered)
    {
        await using var server = new SmtpServer(new SmtpScript { Auth = offered });
        var result = await SmtpSamples.SendAsync(server, o => (o.UserName, o.Password) = ("office", "secret"));
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.Contains("登录", result.Words, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_server_that_wants_a_log_in_is_our_trouble_not_the_messages()
    {
        await using var server = new SmtpServer(new SmtpScript { Account = ("office", "secret") });
        var result = await SmtpSamples.SendAsync(server);
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
        var result = await new SmtpTransport(SmtpSamples.Options(port)).SendAsync(SmtpSamples.Mail, TestContext.Current.CancellationToken);
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.StartsWith("连接不上邮件服务器", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_greets_is_given_up()
    {
        await using var server = new SmtpServer(new SmtpScript { GreetingDelay = TimeSpan.FromMinutes(5) });
        var result = await SmtpSamples.SendAsync(server, o => o.TimeoutSeconds = 1);
        Assert.Equal(MailResult.Temporary("邮件服务器在 1 秒内没有应答"), result);
    }

    [Theory]
    [InlineData("::1")]
    [InlineData("[::1]")]
    public async Task An_IPv6_address_is_taken_with_brackets_and_without(string host)
    {
        await using var server = new SmtpServer();
        var result = await SmtpSamples.SendAsync(server, o => o.Host = host);
        Assert.StartsWith("连接不上邮件服务器", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_cannot_work_are_refused_by_name()
    {
        Refused(o => o.Port = 465, "Mail:Tls=Implicit");
        Refused(o => o.Host = " ", "Mail:Host");
        Refused(o => o.Port = 0, "Mail:Port");
        Refused(o => o.From = "nobody", "Mail:From");
        Refused(o => o.From = "水务局@water.example", "Mail:From");
        Refused(o => o.Domain = "water example", "Mail:Domain");
        Refused(o => o.Domain = "水务.example", "Mail:Domain");
        Refused(o => o.TimeoutSeconds = 0, "Mail:TimeoutSeconds");
        Refused(o => o.UserName = "office", "Mail:Password");
        Refused(o => o.TokenCommand = "token.sh", "Mail:UserName");
        Refused(o => (o.UserName, o.Password, o.TokenCommand) = ("office", "secret", "token.sh"), "Mail:TokenCommand");
        Refused(o => (o.Host, o.UserName, o.TokenCommand) = ("mail.water.example", "office", "token.sh"), "Mail:AllowCleartextPassword");
        Refused(o => (o.Host, o.UserName, o.Password) = ("mail.water.example", "office", "secret"), "Mail:AllowCleartextPassword");
        static void Refused(Action<MailOptions> change, string words)
        {
            var options = SmtpSamples.Options(25);
            change(options);
            var refusal = Assert.Throws<MailSettingsException>(() => new SmtpTransport(options));
            Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Only_folder_and_smtp_are_transports()
    {
        var data = Directory.CreateTempSubdirectory("replyflow-data-");
        Assert.IsType<FolderTransport>(MailTransports.Create(new MailOptions(), data.FullName));
        Assert.IsType<SmtpTransport>(MailTransports.Create(SmtpSamples.Options(25), data.FullName));
        foreach (var other in new[] { "mailkit", "pigeon" })
        {
            var refusal = Assert.Throws<MailSettingsException>(() => MailTransports.Create(new MailOptions { Transport = other }, "unused"));
            Assert.Contains("folder 或 smtp", refusal.Message, StringComparison.Ordinal);
        }
        data.Delete(recursive: true);
    }
}
