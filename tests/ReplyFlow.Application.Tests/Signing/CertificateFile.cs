using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReplyFlow.Application.Tests.Signing;

/// <summary>An organisation's certificate with its key in a PFX file, made for a test; deleted with it.</summary>
internal sealed class CertificateFile : IDisposable
{
    public const string Holder = "青禾市工业和信息化局", Password = "pfx-口令-1";

    public CertificateFile(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Holder}, C=CN", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        using var certificate = request.CreateSelfSigned(from, until);
        File.WriteAllBytes(Path, certificate.Export(X509ContentType.Pfx, Password));
    }

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
