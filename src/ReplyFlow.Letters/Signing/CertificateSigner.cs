using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace ReplyFlow.Letters.Signing;

/// <summary>Signs with a certificate at hand: CMS with SHA-256 and the signing-certificate-v2 attribute (PAdES baseline B-B; RFC 5652, RFC 5035).</summary>
public sealed class CertificateSigner(SigningCertificate certificate) : IContentSigner
{
    /// <summary>id-aa-signingCertificateV2 (RFC 5035).</summary>
    internal const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <inheritdoc/>
    public string Name => certificate.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <inheritdoc/>
    public int MaximumLength =>
        4096 + certificate.Certificate.RawData.Length + certificate.Issuers.Sum(c => c.RawData.Length);

    /// <inheritdoc/>
    public byte[] Sign(byte[] content, DateTimeOffset at)
    {
        CheckUsable(at);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate.Certificate)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        foreach (var issuer in certificate.Issuers) signer.Certificates.Add(issuer);
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), CertificateReference(certificate.Certificate)));
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        try
        {
            cms.ComputeSignature(signer, silent: true);
        }
        catch (CryptographicException error)
        {
            throw new SigningException($"用“{Name}”的证书签名失败：{error.Message}", error);
        }
        return cms.Encode();
    }

    /// <summary>SigningCertificateV2 ::= SEQUENCE { SEQUENCE OF ESSCertIDv2 { certHash } }, SHA-256 being the default algorithm.</summary>
    internal static byte[] CertificateReference(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        return writer.Encode();
    }

    private void CheckUsable(DateTimeOffset at)
    {
        var own = certificate.Certificate;
        if (at < own.NotBefore || at > own.NotAfter)
            throw new SigningException($"“{Name}”的签名证书只在 {own.NotBefore:yyyy-MM-dd} 至 {own.NotAfter:yyyy-MM-dd} 之间有效，请更换证书。");
        var usage = own.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        if (usage is not null && (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) == 0)
            throw new SigningException($"“{Name}”的证书不是签名证书（密钥用途不含数字签名）。");
    }
}
