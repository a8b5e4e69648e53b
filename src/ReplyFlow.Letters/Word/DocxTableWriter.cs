using System.Xml.Linq;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using static ReplyFlow.Letters.Word.WordXml;

namespace ReplyFlow.Letters.Word;

/// <summary>A table with the widths, rules and faces of the page model; Word repeats its heading row.</summary>
internal static class DocxTableWriter
{
    internal static XElement Write(IReadOnlyList<DocxText.Block> cells, Page page)
    {
        var edges = page.Rules.Where(r => r.Height > r.Width).Select(r => Math.Round(r.X, 1)).Distinct().Order().ToList();
        var widths = edges.Zip(edges.Skip(1), (a, b) => Twips(b - a)).ToList();
        return E("tbl",
            E("tblPr",
                E("tblW", A("w", widths.Sum()), A("type", "dxa")),
                E("tblBorders", new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(Border)),
                E("tblLayout", A("type", "fixed")),
                E("tblCellMar",
                    Side("top", TableSetter.Above), Side("left", TableSetter.Across), Side("bottom", TableSetter.Above), Side("right", TableSetter.Across))),
            E("tblGrid", widths.Select(w => E("gridCol", A("w", w)))),
            cells.GroupBy(c => c.Lines[0].Cell!.Row).Select(row => Row([.. row], widths, edges)));
    }

    private static XElement Row(IReadOnlyList<DocxText.Block> cells, IReadOnlyList<int> widths, IReadOnlyList<double> edges) => E("tr",
        E("trPr", E("cantSplit"), cells[0].Lines[0].Cell!.IsHeading ? E("tblHeader") : null),
        cells.Select(c => E("tc",
            E("tcPr", E("tcW", A("w", widths[c.Lines[0].Cell!.Column]), A("type", "dxa")), Val("vAlign", "center")),
            new DocxParagraph
            {
                Line = c.Lines[0].Runs[0].SizePt * 25.4 / 72 * TableSetter.LinePitch,
                Justify = Align(c, edges),
                Runs = DocxText.Runs(c.Lines),
            }.ToXml())));

    /// <summary>How a cell's contents stand, seen from where its last line is.</summary>
    private static string Align(DocxText.Block cell, IReadOnlyList<double> edges)
    {
        var column = cell.Lines[0].Cell!.Column;
        var runs = cell.Lines[^1].Runs;
        var (left, right) = (runs[0].X - edges[column], edges[column + 1] - runs[^1].X - runs[^1].Width);
        if (Math.Abs(left - right) < 0.4)
            return "center";
        return right < left ? "right" : "left";
    }

    private static XElement Border(string side) => E(side, A("val", "single"), A("sz", 2), A("space", 0), A("color", "000000"));

    private static XElement Side(string side, double mm) => E(side, A("w", Twips(mm)), A("type", "dxa"));
}
