using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReplyFlow.Letters.Tests.Signing;

/// <summary>A root and an organisation's certificate issued by it, made for the tests.</summary>
internal sealed class TestCertificates
{
    public static readonly DateTimeOffset From = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), Until = From.AddYears(5);

    private readonly RSA _rootKey = RSA.Create(2048);

    public TestCertificates()
    {
        var request = new CertificateRequest("CN=样板根证书, C=CN", _rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        Root = request.CreateSelfSigned(From, Until.AddYears(5));
    }

    public X509Certificate2 Root { get; }

    /// <summary>An organisation's certificate with its key.</summary>
    public X509Certificate2 Organisation(X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, bool elliptic = false)
    {
        const string name = "CN=样板市工业和信息化局, O=样板市人民政府, C=CN";
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = elliptic
            ? new CertificateRequest(name, ec, HashAlgorithmName.SHA256)
            : new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        var generator = X509SignatureGenerator.CreateForRSA(_rootKey, RSASignaturePadding.Pkcs1);
        using var bare = request.Create(Root.SubjectName, generator, From, Until, [1, 2, 3, 4, 5, 6, 7, 8]);
        return elliptic ? bare.CopyWithPrivateKey(ec) : bare.CopyWithPrivateKey(rsa);
    }

    /// <summary>Organisation and root in a PFX.</summary>
    public byte[] Pfx(string password) =>
        new X509Certificate2Collection { Organisation(), X509CertificateLoader.LoadCertificate(Root.RawData) }.Export(X509ContentType.Pfx, password)!;
}
