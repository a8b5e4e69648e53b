using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>A message, settings and a certificate to try the SMTP transport with.</summary>
internal static class SmtpSamples
{
    public static OutgoingMail Mail { get; } = new("0123@water.example", "临川市水务局", "", "严明代表", "yan@deputies.example", "复函", "您好。\n", null);

    public static MailOptions Options(int port) =>
        new() { Transport = "smtp", Host = "127.0.0.1", Port = port, From = "office@water.example", TimeoutSeconds = 30 };

    public static SmtpTransport Transport(SmtpServer server, Action<MailOptions>? change = null)
    {
        var options = Options(server.Port);
        change?.Invoke(options);
        return new SmtpTransport(options);
    }

    public static Task<MailResult> SendAsync(SmtpServer server, Action<MailOptions>? change = null) =>
        Transport(server, change).SendAsync(Mail, TestContext.Current.CancellationToken);

    public static X509Certificate2 Certificate()
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
