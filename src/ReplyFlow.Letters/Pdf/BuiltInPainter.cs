using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Pdf;

/// <summary>The product's own writer.</summary>
/// <param name="options">Conformance; PDF/A-1a if not given.</param>
public sealed class BuiltInPainter(PdfOptions? options = null) : IDocumentPainter
{
    /// <inheritdoc/>
    public byte[] Paint(PageDocument document, FontBook fonts) => PdfPainter.Paint(document, fonts, options);
}
