using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace ReplyFlow.Letters.Signing;

/// <summary>Checks one signature: the bytes it covers, its cryptography, its certificate.</summary>
internal static class SignatureCheck
{
    public static SignatureReport Run(byte[] pdf, SignatureField field, IReadOnlyList<X509Certificate2> trustedRoots)
    {
        var end = field.ContentsAt + field.ContentsLength * 2 + 2;
        // The two ranges must leave out the signature's value and nothing else.
        if (field.ByteRange is not [0, var before, var behind, var rest] || before != field.ContentsAt || behind != end || behind + rest > pdf.Length)
            return Broken(field, "签名没有覆盖应覆盖的内容");
        var coversAll = behind + rest == pdf.Length;
        byte[] content = [.. pdf.AsSpan(0, field.ContentsAt), .. pdf.AsSpan(end, (int)rest)];
        try
        {
            var cms = new SignedCms(new ContentInfo(content), detached: true);
            AsnDecoder.ReadEncodedValue(field.Contents, AsnEncodingRules.BER, out _, out _, out var length);
            cms.Decode(field.Contents.AsSpan(0, length));
            var signer = cms.SignerInfos.Count == 1 ? cms.SignerInfos[0] : throw new CryptographicException("not one signer");
            var certificate = signer.Certificate ?? throw new CryptographicException("no certificate");
            cms.CheckSignature(verifySignatureOnly: true);
            var name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
            var problem = RefersTo(signer, certificate) ? null : "签名属性没有指明所用的证书";
            return new SignatureReport(
                field.FieldName, name, field.Details.At, problem is null, coversAll, problem,
                CertificateCheck.Run(certificate, cms.Certificates, trustedRoots, field.Details.At));
        }
        catch (Exception error) when (error is CryptographicException or AsnContentException)
        {
            return Broken(field, "内容在签名之后被改动，或签名已损坏") with { CoversWholeFile = coversAll };
        }
    }

    /// <summary>Whether the signed attributes name the certificate by its hash, so that it cannot be exchanged for another with the same key.</summary>
    private static bool RefersTo(SignerInfo signer, X509Certificate2 certificate) =>
        signer.SignedAttributes.Cast<CryptographicAttributeObject>()
            .Where(a => a.Oid.Value == CertificateSigner.SigningCertificateV2)
            .SelectMany(a => a.Values.Cast<AsnEncodedData>())
            .Any(v => v.RawData.AsSpan().IndexOf(SHA256.HashData(certificate.RawData)) >= 0);

    private static SignatureReport Broken(SignatureField field, string problem) =>
        new(field.FieldName, field.Name, field.Details.At, false, false, problem, null);
}
