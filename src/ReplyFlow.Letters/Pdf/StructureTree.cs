using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Pdf;

/// <summary>
/// The logical structure (ISO 32000-1, 14.7): a document of headings, paragraphs and tables in reading order; page numbers and
/// rules stay outside.
/// </summary>
internal sealed class StructureTree(PdfFile file, IReadOnlyList<OutlineEntry> outline)
{
    private readonly List<StructureElement> _elements = [], _figures = [];
    private readonly Dictionary<int, StructureElement> _byParagraph = [];
    private readonly Dictionary<int, StructureElement> _tables = [];
    private readonly Dictionary<(int Table, int Row), StructureElement> _tableRows = [];
    private readonly List<List<StructureElement>> _marksOfPage = [];

    public static bool IsArtifact(TextLine line) => line.Paragraph < 0 || line.Kind == LineKind.PageNumber;

    /// <summary>Whether a line's content goes on in the same marked sequence.</summary>
    public static bool BelongTogether(TextLine first, TextLine next) =>
        IsArtifact(first) ? IsArtifact(next) : !IsArtifact(next) && next.Paragraph == first.Paragraph;

    /// <summary>Begins the marked content of lines of one paragraph.</summary>
    public void Open(IReadOnlyList<TextLine> lines, int page, PdfBuffer output)
    {
        var first = lines[0];
        if (!_byParagraph.TryGetValue(first.Paragraph, out var element))
            Around(first).Add(_byParagraph[first.Paragraph] = element = new StructureElement(TypeOf(first, page), file.Reserve()));
        // A heading that runs on into body text is a paragraph.
        if (lines.Any(l => l.Kind == LineKind.Body)) element.Type = "P";
        Open(element, page, output);
    }

    /// <summary>Begins the marked content of a figure; it is read after the page's text, though it lies under it.</summary>
    public void OpenFigure(string alternative, double[] box, int page, PdfBuffer output)
    {
        var element = new StructureElement("Figure", file.Reserve()) { Alternative = alternative, Box = box };
        _figures.Add(element);
        Open(element, page, output);
    }

    /// <summary>Ends a page: its figures take their place in the reading order.</summary>
    public void EndPage()
    {
        _elements.AddRange(_figures);
        _figures.Clear();
    }

    /// <summary>Writes the tree.</summary>
    /// <param name="pages">Object numbers of the pages.</param>
    /// <returns>The root's object number.</returns>
    public int Write(IReadOnlyList<int> pages)
    {
        int root = file.Reserve(), document = file.Reserve();
        foreach (var element in _elements) WriteElement(element, document, pages);
        file.Write(document, o =>
        {
            o.Raw("<< /Type /StructElem /S /Document /P ").Reference(root).Raw(" /Lang (zh-CN) /K [");
            foreach (var element in _elements) o.Reference(element.ObjectId).Raw(" ");
            o.Raw("] >>");
        });
        file.Write(root, o =>
        {
            o.Raw("<< /Type /StructTreeRoot /K [").Reference(document).Raw($"] /ParentTreeNextKey {_marksOfPage.Count} /ParentTree << /Nums [");
            for (var page = 0; page < _marksOfPage.Count; page++)
            {
                o.Int(page).Raw(" [");
                foreach (var element in _marksOfPage[page]) o.Reference(element.ObjectId).Raw(" ");
                o.Raw("] ");
            }
            o.Raw("] >> >>");
        });
        return root;
    }

    /// <summary>Where a line's element belongs: in its table's row, which is made when it is not there yet, or in the document itself.</summary>
    private List<StructureElement> Around(TextLine line)
    {
        if (line.Cell is not { } cell) return _elements;
        if (!_tables.TryGetValue(cell.Table, out var table))
            _elements.Add(_tables[cell.Table] = table = new StructureElement("Table", file.Reserve()));
        if (!_tableRows.TryGetValue((cell.Table, cell.Row), out var row))
            table.Children.Add(_tableRows[(cell.Table, cell.Row)] = row = new StructureElement("TR", file.Reserve()));
        return row.Children;
    }

    private void Open(StructureElement element, int page, PdfBuffer output)
    {
        while (_marksOfPage.Count <= page) _marksOfPage.Add([]);
        var mark = _marksOfPage[page].Count;
        _marksOfPage[page].Add(element);
        element.Content.Add((page, mark));
        output.Raw($"/{element.Type} << /MCID {mark} >> BDC\n");
    }

    private string TypeOf(TextLine line, int page)
    {
        if (line.Cell is { } cell) return cell.IsHeading ? "TH" : "TD";
        if (line.Kind == LineKind.Title) return "H1";
        if (line.Kind == LineKind.AttachmentTitle) return "H2";
        if (line.Kind != LineKind.Heading || line.Runs.Count == 0) return "P";
        var baseline = line.Runs[0].Baseline;
        var entry = outline.Where(e => e.PageIndex == page && e.Y <= baseline).MaxBy(e => e.Y);
        return $"H{Math.Clamp((entry?.Level ?? 1) + 1, 2, 6)}";
    }

    private void WriteElement(StructureElement element, int parent, IReadOnlyList<int> pages)
    {
        file.Write(element.ObjectId, o => WriteElement(o, element, parent, pages));
        foreach (var child in element.Children) WriteElement(child, element.ObjectId, pages);
    }

    private static void WriteElement(PdfBuffer output, StructureElement element, int parent, IReadOnlyList<int> pages)
    {
        output.Raw($"<< /Type /StructElem /S /{element.Type} /P ").Reference(parent);
        if (element.Alternative is { } text) output.Raw(" /Alt ").Text(text);
        if (element.Box is { } box)
        {
            output.Raw(" /A << /O /Layout /Placement /Block /BBox [");
            foreach (var edge in box) output.Number(edge).Raw(" ");
            output.Raw("] >>");
        }
        if (element.Type == "TH") output.Raw(" /A << /O /Table /Scope /Column >>");
        if (element.Children.Count > 0)
        {
            output.Raw(" /K [");
            foreach (var child in element.Children) output.Reference(child.ObjectId).Raw(" ");
            output.Raw("] >>");
            return;
        }
        var page = element.Content[0].Page;
        output.Raw(" /Pg ").Reference(pages[page]).Raw(" /K [");
        foreach (var (at, mark) in element.Content)
        {
            if (at == page) output.Int(mark).Raw(" ");
            else output.Raw("<< /Type /MCR /Pg ").Reference(pages[at]).Raw($" /MCID {mark} >> ");
        }
        output.Raw("] >>");
    }
}
