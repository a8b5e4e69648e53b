using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ReplyFlow.Letters.Signing;
using ReplyFlow.Letters.Tests.Pdf;

namespace ReplyFlow.Letters.Tests.Signing;

public class SigningCertificateTests
{
    private static readonly TestCertificates Certificates = new();
    private static readonly DateTimeOffset Now = TestCertificates.From.AddYears(1);

    [Fact]
    public void Pfx_gives_certificate_and_issuers()
    {
        using var file = new TempFile(Certificates.Pfx("秘密1"), ".pfx");
        var read = SigningCertificate.FromPfx(file.Path, "秘密1");
        Assert.Equal("样板市工业和信息化局", new CertificateSigner(read).Name);
        Assert.Equal(Certificates.Root.Subject, Assert.Single(read.Issuers).Subject);
        Assert.NotEmpty(new CertificateSigner(read).Sign([1, 2, 3], Now));
    }

    [Fact]
    public void Wrong_password_or_damaged_file_is_an_error_that_names_the_file()
    {
        using var file = new TempFile(Certificates.Pfx("right"), ".pfx");
        using var junk = new TempFile([1, 2, 3], ".pfx");
        Assert.Contains(Path.GetFileName(file.Path), Assert.Throws<SigningException>(() => SigningCertificate.FromPfx(file.Path, "wrong")).Message);
        Assert.Contains("口令", Assert.Throws<SigningException>(() => SigningCertificate.FromPfx(junk.Path, "")).Message);
        Assert.Contains("打不开", Assert.Throws<SigningException>(() => SigningCertificate.FromPfx(junk.Path + "x", "")).Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("pass")]
    public void Pem_gives_certificate_and_issuers(string? password)
    {
        using var own = Certificates.Organisation();
        using var key = own.GetRSAPrivateKey()!;
        var keyPem = password is null ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        using var certificate = Text(own.ExportCertificatePem() + "\n" + Certificates.Root.ExportCertificatePem());
        using var keyFile = Text(keyPem);
        var read = SigningCertificate.FromPem(certificate.Path, keyFile.Path, password);
        Assert.True(read.Certificate.HasPrivateKey);
        Assert.Equal(Certificates.Root.RawData, Assert.Single(read.Issuers).RawData);
        Assert.NotEmpty(new CertificateSigner(read).Sign([1], Now));
    }

    [Fact]
    public void Certificate_without_its_key_is_refused()
    {
        using var file = new TempFile(Certificates.Root.Export(X509ContentType.Cert), ".pfx");
        Assert.Throws<SigningException>(() => SigningCertificate.FromPfx(file.Path, ""));
        using var own = Text(Certificates.Organisation().ExportCertificatePem());
        using var other = Text(Certificates.Organisation().GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Assert.Throws<SigningException>(() => SigningCertificate.FromPem(own.Path, other.Path));
    }

    [Fact]
    public void Expired_certificate_does_not_sign()
    {
        var signer = new CertificateSigner(new SigningCertificate(Certificates.Organisation(), []));
        Assert.Contains("更换证书", Assert.Throws<SigningException>(() => signer.Sign([1], TestCertificates.Until.AddDays(1))).Message);
    }

    [Fact]
    public void Certificate_for_encryption_does_not_sign()
    {
        var signer = new CertificateSigner(new SigningCertificate(Certificates.Organisation(X509KeyUsageFlags.KeyEncipherment), []));
        Assert.Contains("不是签名证书", Assert.Throws<SigningException>(() => signer.Sign([1], Now)).Message);
    }

    private static TempFile Text(string text) => new(System.Text.Encoding.ASCII.GetBytes(text), ".pem");
}
