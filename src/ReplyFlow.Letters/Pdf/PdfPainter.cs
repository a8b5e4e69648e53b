using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Fonts.OpenType;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf.Images;

namespace ReplyFlow.Letters.Pdf;

/// <summary>The product's own writer: paints a laid-out document as PDF/A. The same document, fonts and options give the same bytes.</summary>
public sealed class PdfPainter : IDocumentPainter
{
    byte[] IDocumentPainter.Paint(PageDocument document, FontBook fonts) => Paint(document, fonts);

    /// <summary>Paints a document.</summary>
    /// <param name="document">The pages.</param>
    /// <param name="fonts">The fonts it was laid out with.</param>
    /// <param name="options">Conformance; if not given PDF/A-1a, or 1b where a placed PDF draws characters that nobody can tell.</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="MissingGlyphException">A character no font has.</exception>
    /// <exception cref="FontFormatException">A font file turned out to be damaged.</exception>
    /// <exception cref="ImageFormatException">A placed image cannot be used.</exception>
    public static byte[] Paint(PageDocument document, FontBook fonts, PdfOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(document.Pages.Count);
        options ??= document.Pages.All(p => p.Placed is null or { Source.HasUnicode: true }) ? PdfOptions.Default : PdfOptions.WithoutUnicode;
        using var file = new PdfFile(options.AllowsTransparency ? "1.7" : "1.4");
        var uses = new FontUses(fonts, file);
        var images = new ImageEmbedder(file, options.AllowsTransparency);
        var placed = new PlacedPages(file);
        var tree = new StructureTree(file, document.Outline);
        int pageTree = file.Reserve(), resources = file.Reserve();
        int[] pages = [.. document.Pages.Select(_ => file.Reserve())];
        for (var i = 0; i < pages.Length; i++)
        {
            using var painted = new PagePainter(uses, images, placed, tree).Paint(document.Pages[i], i);
            var content = file.AddStream(painted.Span);
            WritePage(file, pages[i], document.Pages[i], i, pageTree, resources, content);
        }
        file.Write(pageTree, o =>
        {
            o.Raw("<< /Type /Pages /Kids [");
            foreach (var page in pages) o.Reference(page).Raw(" ");
            o.Raw($"] /Count {pages.Length} >>");
        });
        foreach (var use in uses.All) FontEmbedder.Embed(file, use);
        file.Write(resources, o =>
        {
            o.Raw("<< /Font <<");
            foreach (var use in uses.All) o.Raw($" /{use.ResourceName} ").Reference(use.ObjectId);
            o.Raw(" >>");
            (string Name, int Id)[] drawn = [.. images.All, .. placed.All];
            if (drawn.Length > 0) o.Raw(" /XObject <<");
            foreach (var (name, id) in drawn) o.Raw($" /{name} ").Reference(id);
            o.Raw(drawn.Length > 0 ? " >> >>" : " >>");
        });
        var catalogue = DocumentCatalogue.Write(file, document, options, pageTree, tree.Write(pages), OutlineTree.Write(file, document, pages));
        return file.Finish(catalogue, DocumentCatalogue.WriteInformation(file, document.Info));
    }

    private static void WritePage(PdfFile file, int id, Page page, int index, int pageTree, int resources, int content) => file.Write(id, o => o
        .Raw("<< /Type /Page /Parent ").Reference(pageTree)
        .Raw(" /MediaBox [0 0 ").Number(Millimetres.ToPoints(page.Width)).Raw(" ").Number(Millimetres.ToPoints(page.Height))
        .Raw("] /Resources ").Reference(resources).Raw(" /Contents ").Reference(content)
        .Raw($" /StructParents {index} /Tabs /S >>"));
}
