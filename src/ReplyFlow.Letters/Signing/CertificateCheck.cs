using System.Security.Cryptography.X509Certificates;

namespace ReplyFlow.Letters.Signing;

/// <summary>Builds the chain from a signer's certificate to a root.</summary>
internal static class CertificateCheck
{
    public static CertificateReport Run(
        X509Certificate2 certificate, X509Certificate2Collection others, IReadOnlyList<X509Certificate2> trustedRoots, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.LocalDateTime;
        chain.ChainPolicy.ExtraStore.AddRange(others);
        if (trustedRoots.Count > 0)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(trustedRoots.ToArray());
        }
        var trusted = chain.Build(certificate);
        return new CertificateReport(
            certificate.Subject, certificate.Issuer, certificate.SerialNumber, certificate.NotBefore, certificate.NotAfter,
            [.. chain.ChainElements.Select(e => e.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false))],
            trusted, [.. chain.ChainStatus.Select(s => s.StatusInformation.Trim())]);
    }
}
