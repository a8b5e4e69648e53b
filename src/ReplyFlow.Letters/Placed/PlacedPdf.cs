using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;

namespace ReplyFlow.Letters.Placed;

/// <summary>
/// A PDF whose pages are placed whole behind a letter. Opening it checks that what its pages draw may stand in PDF/A-1
/// (ISO 19005-1, clause 6); comments, links and scripts of the file are never taken over.
/// </summary>
public sealed class PlacedPdf
{
    /// <summary>Largest file in bytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private PlacedPdf(PdfObjects objects, IReadOnlyList<PlacedPdfPage> pages, PlacedPdfCheck check, string firstPage) =>
        (Objects, Pages, HasUnicode, Lists, FirstPage) = (objects, pages, check.HasUnicode, check.Lists, firstPage);

    /// <summary>Its pages in order; never empty.</summary>
    public IReadOnlyList<PlacedPdfPage> Pages { get; }

    /// <summary>The first page's text without white space; empty for a scan.</summary>
    internal string FirstPage { get; }

    /// <summary>Whether every character it draws can be extracted as text; a scan, which draws none, counts as such.</summary>
    internal bool HasUnicode { get; }

    /// <summary>Lists of glyphs that its fonts lack, by their descriptors.</summary>
    internal IReadOnlyDictionary<IndirectReference, GlyphList> Lists { get; }

    internal PdfObjects Objects { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="bytes">The whole file, at most <see cref="MostBytes"/>.</param>
    /// <param name="mostPages">Most pages that are looked at.</param>
    /// <exception cref="PlacedPdfException">The file is damaged or encrypted, too large, or draws what PDF/A-1 does not allow.</exception>
    public static PlacedPdf Open(byte[] bytes, int mostPages)
    {
        if (bytes.Length > MostBytes)
            throw new PlacedPdfException($"PDF 有 {bytes.Length:N0} 字节，超过上限 {MostBytes:N0} 字节。");
        try
        {
            var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true });
            if (document.IsEncrypted)
                throw new PlacedPdfException("PDF 加了密码或限制了权限，请取消后再附。");
            var objects = new PdfObjects(document);
            var pages = PageTree.Read(objects, document, mostPages);
            NestedForms.Check(objects, pages);
            var check = new PlacedPdfCheck(objects);
            for (var i = 0; i < pages.Count; i++)
                check.Page(pages[i], i + 1);
            return new PlacedPdf(objects, pages, check, FirstText(document));
        }
        catch (Exception e) when (e is not (PlacedPdfException or OperationCanceledException or OutOfMemoryException))
        {
            // Damaged files break the reader in many ways; whatever it was, the file cannot be placed.
            throw new PlacedPdfException("PDF 已损坏或加了密码，读不出来。", e);
        }
    }

    /// <summary>Text that cannot be read is none: the pages are placed all the same.</summary>
    private static string FirstText(PdfDocument document)
    {
        try
        {
            return string.Concat(document.GetPage(1).Text.Where(c => !char.IsWhiteSpace(c)));
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            return "";
        }
    }
}
