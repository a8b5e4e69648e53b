namespace ReplyFlow.Letters.Pdf;

/// <summary>What the file claims to be. All are written with tags, Unicode text and embedded fonts; they differ in what else is allowed.</summary>
public enum PdfConformance
{
    /// <summary>PDF/A-1a (ISO 19005-1, GB/T 23286.1): PDF 1.4, no transparency, tagged. The default.</summary>
    PdfA1A,

    /// <summary>PDF/A-1b: as 1a, without the claim about tags and Unicode.</summary>
    PdfA1B,

    /// <summary>PDF/A-2a (ISO 19005-2): PDF 1.7, transparency allowed, tagged.</summary>
    PdfA2A,

    /// <summary>PDF/A-2u: as 2a, without the claim about tags.</summary>
    PdfA2U,
}
