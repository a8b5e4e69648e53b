namespace ReplyFlow.Letters.Signing;

/// <summary>What was found out about one signature.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Signer">The organisation the certificate was issued to.</param>
/// <param name="SignedAt">The time the signer claims.</param>
/// <param name="Intact">The bytes it covers are those that were signed.</param>
/// <param name="CoversWholeFile">Nothing has been appended since.</param>
/// <param name="Problem">Why it is not intact, in Chinese, or null.</param>
/// <param name="Certificate">The signer's certificate, or null where the signature cannot be read.</param>
public sealed record SignatureReport(
    string Field, string Signer, DateTimeOffset? SignedAt, bool Intact, bool CoversWholeFile, string? Problem, CertificateReport? Certificate);
