using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>The signature of the sender's domain, checked as a receiving server does.</summary>
[Trait("Length", "Long")]
public sealed class DkimTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-dkim-");

    private string KeyFile => Path.Combine(_folder.FullName, "dkim.pem");

    [Theory]
    [InlineData("rsa")]
    [InlineData("rsa-pkcs1")]
    [InlineData("ed25519")]
    public async Task What_a_server_receives_bears_a_signature_that_holds(string kind)
    {
        var keys = WriteKey(kind);
        await using var server = new SmtpServer(new SmtpScript { Utf8 = true });
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 8; i++)
            await post.QueueAsync(i switch { 0 => "严明@deputies.example", 1 => "yan@水务.example", _ => $"d{i}@deputies.example" });
        await post.SendDueAsync(SmtpSamples.Transport(server, Signed));
        Assert.Equal(8, server.Received.Count);
        Assert.All(server.Received, mail => Assert.True(Holds(Encoding.Latin1.GetBytes(mail.Data), keys)));
        Assert.Equal(["mail._domainkey.water.example"], keys.Asked.Distinct());
    }

    [Fact]
    public async Task A_changed_subject_or_attachment_breaks_it()
    {
        var keys = WriteKey("rsa");
        await using var server = new SmtpServer();
        var mail = SmtpSamples.Mail with { Attachment = new MailAttachment("复函.pdf", "application/pdf", "%PDF-1.7 whole"u8.ToArray()) };
        await SmtpSamples.Transport(server, Signed).SendAsync(mail, TestContext.Current.CancellationToken);
        var data = Assert.Single(server.Received).Data;
        Assert.True(Holds(Encoding.Latin1.GetBytes(data), keys));
        var subject = MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(data))).Headers.First(h => h.Id == HeaderId.Subject).RawValue;
        foreach (var part in new[] { Encoding.Latin1.GetString(subject).Trim(), Convert.ToBase64String(mail.Attachment.Content) })
        {
            var forged = data.Replace(part, (part[0] == 'A' ? "B" : "A") + part[1..], StringComparison.Ordinal);
            Assert.NotEqual(data, forged);
            Assert.False(Holds(Encoding.Latin1.GetBytes(forged), keys));
        }
    }

    [Fact]
    public async Task The_eml_file_bears_it_too()
    {
        var keys = WriteKey("rsa");
        var options = new MailOptions { From = "office@water.example" };
        Signed(options);
        var folder = _folder.CreateSubdirectory("mail");
        await new FolderTransport(options, folder.FullName).SendAsync(SmtpSamples.Mail, TestContext.Current.CancellationToken);
        Assert.True(Holds(await File.ReadAllBytesAsync(Assert.Single(folder.GetFiles()).FullName, TestContext.Current.CancellationToken), keys));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_signed()
    {
        await using var server = new SmtpServer();
        await SmtpSamples.SendAsync(server);
        Assert.DoesNotContain("DKIM-Signature", Assert.Single(server.Received).Data, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Settings_that_cannot_sign_are_refused_by_name()
    {
        WriteKey("rsa");
        Refused(o => o.Dkim.Selector = "", "Mail:Dkim:Selector");
        Refused(o => o.Dkim.KeyFile = "", "Mail:Dkim:KeyFile");
        Refused(o => o.Dkim.KeyFile = KeyFile + ".absent", "Mail:Dkim:KeyFile");
        File.WriteAllText(KeyFile, "not a key");
        Refused(_ => { }, "Mail:Dkim:KeyFile");
        using var ec = ECDsa.Create();
        File.WriteAllText(KeyFile, ec.ExportPkcs8PrivateKeyPem());
        Refused(_ => { }, "RSA 或 Ed25519");
        using var rsa = RSA.Create(2048);
        File.WriteAllText(KeyFile, rsa.ExportSubjectPublicKeyInfoPem());
        Refused(_ => { }, "RSA 或 Ed25519");
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000);
        File.WriteAllText(KeyFile, rsa.ExportEncryptedPkcs8PrivateKeyPem("secret", encryption));
        Refused(_ => { }, "Mail:Dkim:KeyFile");
        File.WriteAllText(KeyFile, "-----BEGIN PRIVATE KEY-----\nnot base64!\n-----END PRIVATE KEY-----\n");
        Refused(_ => { }, "Mail:Dkim:KeyFile");
        var key = rsa.ExportRSAPrivateKey();
        File.WriteAllText(KeyFile, PemEncoding.WriteString("RSA PRIVATE KEY", key.AsSpan(0, key.Length / 2)));
        Refused(_ => { }, "Mail:Dkim:KeyFile");
        File.WriteAllText(KeyFile, rsa.ExportPkcs8PrivateKeyPem());
        Refused(o => o.Dkim.Selector = "mail; d=evil.example", "Mail:Dkim:Selector");
        Refused(o => o.Dkim.Selector = "邮件", "Mail:Dkim:Selector");
        Refused(o => o.Dkim.Domain = "water example", "Mail:Dkim:Domain");
        Refused(o => o.Dkim.Domain = "水务.example", "Mail:Dkim:Domain");
        void Refused(Action<MailOptions> change, string words)
        {
            var options = SmtpSamples.Options(25);
            Signed(options);
            change(options);
            Assert.Contains(words, Assert.Throws<MailSettingsException>(() => new SmtpTransport(options)).Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Signed(MailOptions options) => (options.Dkim.KeyFile, options.Dkim.Selector) = (KeyFile, "mail");

    private static bool Holds(byte[] data, Keys keys)
    {
        var message = MimeMessage.Load(new MemoryStream(data));
        var signature = message.Headers.Single(h => h.Id == HeaderId.DkimSignature);
        return new DkimVerifier(keys).Verify(message, signature);
    }

    /// <summary>Writes a new private key and returns the DNS that knows the public one.</summary>
    private Keys WriteKey(string kind)
    {
        if (kind == "ed25519")
        {
            var generator = new Ed25519KeyPairGenerator();
            generator.Init(new Ed25519KeyGenerationParameters(new SecureRandom()));
            var pair = generator.GenerateKeyPair();
            using var writer = new PemWriter(File.CreateText(KeyFile));
            writer.WriteObject(new Pkcs8Generator(pair.Private));
            return new Keys($"v=DKIM1; k=ed25519; p={Convert.ToBase64String(((Ed25519PublicKeyParameters)pair.Public).GetEncoded())}");
        }
        using var rsa = RSA.Create(2048);
        File.WriteAllText(KeyFile, kind == "rsa" ? rsa.ExportPkcs8PrivateKeyPem() : rsa.ExportRSAPrivateKeyPem());
        return new Keys($"v=DKIM1; k=rsa; p={Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo())}");
    }

    /// <summary>A DNS with one record.</summary>
    private sealed class Keys(string record) : DkimPublicKeyLocatorBase
    {
        public List<string> Asked { get; } = [];

        public override AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default)
        {
            Asked.Add($"{selector}._domainkey.{domain}");
            return GetPublicKey(record);
        }

        public override Task<AsymmetricKeyParameter> LocatePublicKeyAsync(
            string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}
