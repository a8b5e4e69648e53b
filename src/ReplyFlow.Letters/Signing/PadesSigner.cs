using System.Text;

namespace ReplyFlow.Letters.Signing;

/// <summary>Signs PDFs as an incremental update (ETSI EN 319 142-1, PAdES baseline B-B).</summary>
/// <param name="signer">Signs the bytes: a certificate at hand, or a device.</param>
public sealed class PadesSigner(IContentSigner signer)
{
    /// <summary>Appends a signature; the bytes given stay as they are, at the start of the result.</summary>
    /// <param name="pdf">A PDF that this program painted, or has signed before.</param>
    /// <param name="details">What the signature says of itself.</param>
    /// <exception cref="SigningException">The document or the certificate does not allow it.</exception>
    public byte[] Sign(byte[] pdf, SignatureDetails details)
    {
        var update = SignatureUpdate.Build(pdf, details, signer.Name, signer.MaximumLength);
        var result = update.ToArray();
        var signature = signer.Sign([.. result.AsSpan(0, update.ContentsAt), .. result.AsSpan(update.ContentsEnd)], details.At);
        if (signature.Length > signer.MaximumLength)
            throw new SigningException($"签名长度 {signature.Length} 字节，超过预留的 {signer.MaximumLength} 字节。");
        Encoding.ASCII.GetBytes(Convert.ToHexString(signature), result.AsSpan(update.ContentsAt + 1));
        return result;
    }
}
