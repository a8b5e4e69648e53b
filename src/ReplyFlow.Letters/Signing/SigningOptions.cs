namespace ReplyFlow.Letters.Signing;

/// <summary>Which certificate issued letters are signed with; without one they are not signed.</summary>
public sealed record SigningOptions
{
    /// <summary>A PFX (PKCS#12) file with certificate and key, or null.</summary>
    public string? PfxPath { get; init; }

    /// <summary>A PEM file with the certificate and those that vouch for it, or null; used where there is no PFX.</summary>
    public string? PemCertificatePath { get; init; }

    /// <summary>A PEM file with the key; null where it is in the certificate's file.</summary>
    public string? PemKeyPath { get; init; }

    /// <summary>The password of PFX or key. Comes from the environment, never from a file kept with the product.</summary>
    public string? Password { get; init; }

    /// <summary>Reads the environment: REPLYFLOW_SIGN_PFX, or REPLYFLOW_SIGN_CERT and REPLYFLOW_SIGN_KEY; REPLYFLOW_SIGN_PASSWORD.</summary>
    public static SigningOptions FromEnvironment() => new()
    {
        PfxPath = Variable("PFX"),
        PemCertificatePath = Variable("CERT"),
        PemKeyPath = Variable("KEY"),
        Password = Variable("PASSWORD"),
    };

    /// <summary>Makes the signer, or null where no certificate is named.</summary>
    /// <exception cref="SigningException">The certificate named cannot be used.</exception>
    public IDocumentSigner? CreateSigner()
    {
        if (PfxPath is not null) return Signer(SigningCertificate.FromPfx(PfxPath, Password ?? ""));
        if (PemCertificatePath is not null) return Signer(SigningCertificate.FromPem(PemCertificatePath, PemKeyPath ?? PemCertificatePath, Password));
        return null;
    }

    private static PadesSigner Signer(SigningCertificate certificate) => new(new CertificateSigner(certificate));

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable($"REPLYFLOW_SIGN_{name}") is { Length: > 0 } value ? value : null;
}
