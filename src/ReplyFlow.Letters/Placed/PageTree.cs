using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace ReplyFlow.Letters.Placed;

/// <summary>The pages of a PDF with what they have from their parents (ISO 32000-1, 7.7.3).</summary>
internal static class PageTree
{
    private const int Deepest = 40;

    private static readonly string[] Inherited = ["Resources", "MediaBox", "CropBox", "Rotate"];

    /// <exception cref="PlacedPdfException">There is no page, there are too many, or the tree is damaged.</exception>
    internal static List<PlacedPdfPage> Read(PdfObjects objects, PdfDocument document, int most)
    {
        var pages = new List<PlacedPdfPage>();
        if (objects.Dictionary(objects.Get(document.Structure.Catalog.CatalogDictionary, "Pages")) is { } root)
            Walk(root, [], 0);
        return pages.Count > 0 ? pages : throw new PlacedPdfException("PDF 里没有页。");

        void Walk(DictionaryToken node, Dictionary<string, IToken> inherited, int depth)
        {
            if (depth > Deepest)
                throw new PlacedPdfException("PDF 的页目录层次过多，已损坏。");
            var known = new Dictionary<string, IToken>(inherited);
            foreach (var key in Inherited)
                if (objects.Get(node, key) is { } value)
                    known[key] = value;
            if (objects.Get(node, "Kids") is ArrayToken kids)
            {
                foreach (var kid in kids.Data)
                    if (objects.Dictionary(kid) is { } child)
                        Walk(child, known, depth + 1);
                return;
            }
            if (pages.Count >= most)
                throw new PlacedPdfException($"PDF 超过 {most} 页，请缩短或分成几份。");
            pages.Add(PlacedPdfPage.Read(objects, node, known));
        }
    }
}
