namespace ReplyFlow.Letters.Pdf;

/// <summary>How a PDF is written.</summary>
public sealed record PdfOptions
{
    /// <summary>The usual: PDF/A-1a.</summary>
    public static PdfOptions Default { get; } = new();

    /// <summary>PDF/A-1b.</summary>
    internal static PdfOptions WithoutUnicode { get; } = new() { Conformance = PdfConformance.PdfA1B };

    /// <summary>What the file claims to be.</summary>
    public PdfConformance Conformance { get; init; } = PdfConformance.PdfA1A;

    /// <summary>Whether the part of PDF/A allows transparency.</summary>
    internal bool AllowsTransparency => Conformance is PdfConformance.PdfA2A or PdfConformance.PdfA2U;
}
