namespace ReplyFlow.Letters.Signing;

/// <summary>A signer's certificate and who vouches for it.</summary>
/// <param name="Subject">Distinguished name of the holder.</param>
/// <param name="Issuer">Distinguished name of the issuer.</param>
/// <param name="SerialNumber">Hexadecimal.</param>
/// <param name="NotBefore">Valid from.</param>
/// <param name="NotAfter">Valid until.</param>
/// <param name="Chain">Names from the holder to the root, as far as it could be built.</param>
/// <param name="Trusted">The chain ends in a trusted root and was valid at the signing time.</param>
/// <param name="Problems">Why it is not trusted, as the system says it. Revocation is not asked for: the check works without a network.</param>
public sealed record CertificateReport(
    string Subject, string Issuer, string SerialNumber, DateTimeOffset NotBefore, DateTimeOffset NotAfter,
    IReadOnlyList<string> Chain, bool Trusted, IReadOnlyList<string> Problems);
