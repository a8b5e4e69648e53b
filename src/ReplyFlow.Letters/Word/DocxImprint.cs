using System.Text;
using System.Xml.Linq;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using static ReplyFlow.Letters.Word.WordXml;

namespace ReplyFlow.Letters.Word;

/// <summary>
/// 版记 as framed paragraphs, one frame a block, each placed on the paper where the page model has it. (One frame or table for all
/// would be better Word, but LibreOffice leaves those in the text.)
/// </summary>
internal static class DocxImprint
{
    internal static IEnumerable<XElement> Paragraphs(Page page)
    {
        var blocks = page.Lines.Where(l => l.Kind is LineKind.CopyTo or LineKind.Issued).GroupBy(l => l.Paragraph).Select(g => g.ToList()).ToList();
        var hasRules = page.Rules.Any(r => r.Ink == Ink.Black);
        foreach (var lines in blocks)
        {
            var baselines = lines.Select(l => l.Runs[0].Baseline).ToList();
            var pitch = baselines.Count > 1 ? baselines[1] - baselines[0] : RowHeight;
            var em = lines[0].Runs[0].SizePt * 25.4 / 72;
            var top = baselines[0] - PageGrid.Ascent * em - (pitch - em) / 2;
            var frame = E("framePr",
                A("w", Twips(PageGrid.Width)), A("h", Twips(pitch * lines.Count)), A("hRule", "exact"), A("wrap", "around"),
                A("vAnchor", "page"), A("hAnchor", "page"), A("x", Twips(PageGrid.Left)), A("y", Twips(top)));
            var borders = hasRules ? Borders(lines == blocks[0], lines == blocks[^1]) : null;
            yield return (Paragraph(lines) with { Line = pitch, Frame = frame, Borders = borders }).ToXml();
        }
    }

    private const double RowHeight = 8.4;

    private static XElement Borders(bool first, bool last) => E("pBdr", Border("top", first ? 8 : 6), last ? Border("bottom", 8) : null);

    private static XElement Border(string side, int size) => E(side, A("val", "single"), A("sz", size), A("space", 0), A("color", "000000"));

    private static DocxParagraph Paragraph(IReadOnlyList<TextLine> lines)
    {
        var first = lines[0];
        var start = first.Runs[0].X - PageGrid.Left;
        if (first.Kind == LineKind.Issued)
            return new DocxParagraph
            {
                Line = RowHeight,
                Left = start,
                RightTab = first.Runs.Count > 1 ? PageGrid.Width - PageGrid.Cell : null,
                Runs = Issued(first),
            };
        var textLeft = first.Runs[^1].X - PageGrid.Left;
        return new DocxParagraph { Line = RowHeight, Left = textLeft, FirstLine = start - textLeft, Right = PageGrid.Cell, Runs = Joined(lines) };
    }

    private static List<XElement> Issued(TextLine line)
    {
        var runs = new List<XElement>();
        foreach (var run in line.Runs)
        {
            if (runs.Count > 0)
                runs.Add(E("r", E("tab")));
            runs.Add(DocxExport.RunOf(run.Text, run));
        }
        return runs;
    }

    private static List<XElement> Joined(IReadOnlyList<TextLine> lines)
    {
        var text = new StringBuilder();
        foreach (var run in lines.SelectMany(l => l.Runs))
            text.Append(run.Text).Append(run.After);
        return [DocxExport.RunOf(text.ToString(), lines[0].Runs[0])];
    }
}
