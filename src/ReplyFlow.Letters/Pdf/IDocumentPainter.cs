using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Pdf;

/// <summary>Turns laid-out pages into a PDF: the built-in writer, or a library behind an adapter.</summary>
public interface IDocumentPainter
{
    /// <summary>Paints a document; the built-in writer gives the same bytes for the same input.</summary>
    /// <param name="document">The pages.</param>
    /// <param name="fonts">The fonts it was laid out with.</param>
    /// <returns>The file's bytes.</returns>
    byte[] Paint(PageDocument document, FontBook fonts);
}
