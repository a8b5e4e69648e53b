namespace ReplyFlow.Letters.Signing;

/// <summary>Signs issued documents.</summary>
public interface IDocumentSigner
{
    /// <summary>Appends a signature; the bytes given stay as they are, at the start of the result.</summary>
    /// <param name="pdf">A PDF that this program painted, or has signed before.</param>
    /// <param name="details">What the signature says of itself.</param>
    /// <exception cref="SigningException">The document or the certificate does not allow it.</exception>
    byte[] Sign(byte[] pdf, SignatureDetails details);
}
