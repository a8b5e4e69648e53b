using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ReplyFlow.Letters.Placed;

/// <summary>
/// How deep the forms of a PDF's pages lie in each other. A reader walks them by recursion; a file whose forms hold themselves, which
/// ISO 32000-1, 8.10, forbids, would end the program.
/// </summary>
public static class NestedForms
{
    private const int Deepest = 28;
    private const string TooDeep = "PDF 的图形层层嵌套过深或互相引用，已损坏。";

    /// <summary>Refuses such a file before its pages are read.</summary>
    /// <exception cref="PlacedPdfException">Forms hold themselves, or lie too deep in each other.</exception>
    public static void Check(PdfDocument document)
    {
        var objects = new PdfObjects(document);
        Check(objects, PageTree.Read(objects, document, int.MaxValue));
    }

    /// <summary>The same where the pages were found already.</summary>
    internal static void Check(PdfObjects objects, IReadOnlyList<PlacedPdfPage> pages)
    {
        var heights = new Dictionary<IndirectReference, int>();
        var open = new HashSet<IndirectReference>();
        foreach (var page in pages)
            Height(objects.Dictionary(page.Resources), 0);

        int Height(DictionaryToken? resources, int depth)
        {
            if (depth > Deepest)
                throw new PlacedPdfException(TooDeep);
            if (resources is null || objects.Dictionary(objects.Get(resources, "XObject")) is not { } drawn)
                return 0;
            return drawn.Data.Values.Select(token => token is IndirectReferenceToken at ? Form(at, depth) : 0).DefaultIfEmpty().Max();
        }

        int Form(IndirectReferenceToken at, int depth)
        {
            if (heights.TryGetValue(at.Data, out var known))
                return depth + known > Deepest ? throw new PlacedPdfException(TooDeep) : known;
            if (!open.Add(at.Data))
                throw new PlacedPdfException(TooDeep);
            var inner = objects.Dictionary(at) is { } form ? objects.Dictionary(objects.Get(form, "Resources")) : null;
            var height = 1 + Height(inner, depth + 1);
            open.Remove(at.Data);
            return heights[at.Data] = height;
        }
    }
}
