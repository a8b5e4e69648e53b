namespace ReplyFlow.Letters.Signing;

/// <summary>Whoever holds the key: a certificate file, or a signing device with algorithms of its own (SM2).</summary>
public interface IContentSigner
{
    /// <summary>The organisation the certificate was issued to.</summary>
    string Name { get; }

    /// <summary>The most bytes that <see cref="Sign"/> will give; room for them is kept in the file before it is signed.</summary>
    int MaximumLength { get; }

    /// <summary>Signs bytes: a detached CMS signature, DER, as PAdES wants it (ETSI EN 319 142-1, 6.3).</summary>
    /// <param name="content">What is signed.</param>
    /// <param name="at">The claimed time, for checking that the certificate is valid then.</param>
    /// <exception cref="SigningException">The certificate cannot sign at that time.</exception>
    byte[] Sign(byte[] content, DateTimeOffset at);
}
