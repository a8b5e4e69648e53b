using ReplyFlow.Letters.Signing;

namespace ReplyFlow.Application.Letters.Signing;

/// <summary>Signs issued letters with the configured certificate; read at first use and kept. Safe for use by many threads.</summary>
public sealed class LetterSigner(SigningSettings settings)
{
    private readonly Lock _gate = new();
    private SigningCertificate? _certificate;

    /// <summary>Whether letters of a bureau are signed.</summary>
    /// <param name="bureau">The bureau's full name.</param>
    public bool Signs(string bureau) => settings.IsConfigured && (settings.Bureau.Length == 0 || settings.Bureau == bureau);

    /// <summary>The certificate; null where none is configured.</summary>
    /// <exception cref="SigningException">It is configured but cannot be read. The next call tries again.</exception>
    public SigningCertificate? Certificate()
    {
        if (!settings.IsConfigured)
            return null;
        lock (_gate)
            return _certificate ??= Read();
    }

    /// <summary>Signs a letter.</summary>
    /// <param name="pdf">The letter as painted.</param>
    /// <param name="at">The signing time.</param>
    /// <returns>The signed file and the certificate's holder.</returns>
    /// <exception cref="SigningException">The certificate is unreadable or does not sign at that time.</exception>
    public (byte[] Pdf, string Holder) Sign(byte[] pdf, DateTimeOffset at)
    {
        var signer = new CertificateSigner(Certificate() ?? throw new SigningException("没有配置签名证书。"));
        return (new PadesSigner(signer).Sign(pdf, new SignatureDetails(at, "印发", settings.Location)), signer.Name);
    }

    private SigningCertificate Read()
    {
        if (settings.Pfx.Length > 0 && settings.Certificate.Length > 0)
            throw new SigningException("ReplyFlow:Signing 同时配置了 Pfx 和 Certificate，只能用一种。");
        return settings.Pfx.Length > 0
            ? SigningCertificate.FromPfx(settings.Pfx, settings.Password)
            : SigningCertificate.FromPem(settings.Certificate, settings.Key.Length > 0 ? settings.Key : settings.Certificate,
                settings.Password.Length > 0 ? settings.Password : null);
    }
}
