using ReplyFlow.Letters.Signing;

namespace ReplyFlow.Application.Letters.Signing;

/// <summary>What a stored letter's electronic signature is worth.</summary>
/// <param name="Problem">Why it does not hold, in Chinese; null when it does.</param>
/// <param name="Report">The signature as found in the file; null where none could be read.</param>
public sealed record LetterSignature(string? Problem, SignatureReport? Report)
{
    /// <summary>Checks a letter; null where it neither carries a signature nor should.</summary>
    /// <param name="pdf">The stored PDF.</param>
    /// <param name="holder">Whose certificate signed it when it was issued; null for none.</param>
    public static LetterSignature? Check(byte[] pdf, string? holder)
    {
        if (holder is null && pdf.AsSpan().IndexOf("/ByteRange"u8) < 0)
            return null;
        IReadOnlyList<SignatureReport> reports;
        try
        {
            reports = PdfSignatures.Verify(pdf);
        }
        catch (SigningException e)
        {
            return new LetterSignature(e.Message, null);
        }
        if (reports.Count == 0)
            return new LetterSignature("印发时登记了电子签名，文件里却没有", null);
        var worst = reports.FirstOrDefault(r => !r.Intact) ?? reports[^1];
        if (!worst.Intact)
            return new LetterSignature(worst.Problem ?? "签名无效", worst);
        if (!worst.CoversWholeFile)
            return new LetterSignature("签名之后文件又有增加", worst);
        return new LetterSignature(worst.Signer == holder ? null : $"签名人是“{worst.Signer}”，与印发时登记的“{holder}”不符", worst);
    }
}
