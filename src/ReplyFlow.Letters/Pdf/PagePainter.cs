using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Pdf;

/// <summary>Writes one page's content stream, marked for the structure tree.</summary>
internal sealed class PagePainter(FontUses fonts, ImageEmbedder images, PlacedPages placed, StructureTree tree)
{
    public PdfBuffer Paint(Page page, int pageIndex)
    {
        var output = new PdfBuffer(1 << 14);
        var runs = new RunPainter(output, fonts, page.Height);
        PaintRules(page, output, runs);
        PaintImages(page, pageIndex, output);
        PaintPlaced(page, pageIndex, output);
        for (int i = 0, end; i < page.Lines.Count; i = end)
        {
            for (end = i + 1; end < page.Lines.Count && StructureTree.BelongTogether(page.Lines[i], page.Lines[end]);) end++;
            var lines = page.Lines.Take(i..end);
            if (StructureTree.IsArtifact(page.Lines[i])) output.Raw("/Artifact << /Type /Pagination >> BDC\n");
            else tree.Open([.. lines], pageIndex, output);
            output.Raw("BT\n");
            foreach (var run in lines.SelectMany(l => l.Runs)) runs.Paint(run);
            output.Raw("ET\nEMC\n");
        }
        tree.EndPage();
        return output;
    }

    /// <summary>Images lie under the text, so that a seal never hides what it confirms.</summary>
    private void PaintImages(Page page, int pageIndex, PdfBuffer output)
    {
        foreach (var image in page.Images)
        {
            double x = Millimetres.ToPoints(image.X), y = Millimetres.ToPoints(page.Height - image.Y - image.Height);
            double width = Millimetres.ToPoints(image.Width), height = Millimetres.ToPoints(image.Height);
            tree.OpenFigure(image.AlternativeText, [x, y, x + width, y + height], pageIndex, output);
            output.Raw("q ").Number(width).Raw(" 0 0 ").Number(height).Raw(" ").Number(x).Raw(" ").Number(y)
                .Raw($" cm /{images.Embed(image.Png)} Do Q\nEMC\n");
        }
    }

    /// <summary>A page of another PDF is one figure; its own tags have no meaning here.</summary>
    private void PaintPlaced(Page page, int pageIndex, PdfBuffer output)
    {
        if (page.Placed is not { } whole) return;
        double x = Millimetres.ToPoints(whole.X), y = Millimetres.ToPoints(page.Height - whole.Y - whole.Height);
        double[] box = [x, y, x + Millimetres.ToPoints(whole.Width), y + Millimetres.ToPoints(whole.Height)];
        tree.OpenFigure(whole.AlternativeText, box, pageIndex, output);
        output.Raw("q ");
        foreach (var number in PlacedPages.Place(whole, page.Height)) output.Exact(number).Raw(" ");
        output.Raw($"cm /{placed.Embed(whole.Source, whole.PageIndex)} Do Q\nEMC\n");
    }

    private static void PaintRules(Page page, PdfBuffer output, RunPainter runs)
    {
        if (page.Rules.Count == 0) return;
        output.Raw("/Artifact << /Type /Layout >> BDC\n");
        foreach (var rule in page.Rules)
        {
            runs.SetInk(rule.Ink);
            output.Number(Millimetres.ToPoints(rule.X)).Raw(" ")
                .Number(Millimetres.ToPoints(page.Height - rule.Y - rule.Height)).Raw(" ")
                .Number(Millimetres.ToPoints(rule.Width)).Raw(" ")
                .Number(Millimetres.ToPoints(rule.Height)).Raw(" re f\n");
        }
        output.Raw("EMC\n");
    }
}
