using System.Xml.Linq;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using static ReplyFlow.Letters.Word.WordXml;

namespace ReplyFlow.Letters.Word;

/// <summary>Turns the header of page 1 into paragraphs of exact heights that end where the page model's header ends.</summary>
internal static class DocxHeader
{
    private const double Bearing = 1;

    /// <summary>Thickness of the red rules in eighths of a point.</summary>
    private const int SingleBorder = 10;
    private const int DoubleBorder = 24;

    /// <summary>A frame as narrow as its text would divide it, mm.</summary>
    private const double FrameReserve = 1;

    /// <summary>Kept from the empty line under the title, so that rounding never costs page 1 a line.</summary>
    private const double Reserve = 0.3;

    internal static void Add(List<XElement> body, Page page)
    {
        var at = PageGrid.Top;
        var isJoint = page.Lines.Where(l => l.Kind == LineKind.IssuerMark).Select(l => l.Paragraph).Distinct().Count() > 1;
        foreach (var row in Rows(page))
        {
            if (isJoint && row.Lines.Count > 0 && row.Lines[0].Kind == LineKind.IssuerMark)
            {
                body.AddRange(row.Lines.Select(JointMark));
                continue;
            }
            if (row.Rule is { } rule)
            {
                // A rule is an empty paragraph's upper border; the paragraph itself takes no more than that.
                body.Add(RuleParagraph(rule, row.SecondRule, Math.Max(0, rule.Y - at)).ToXml());
                at = Math.Max(at, rule.Y) + 1 + (row.SecondRule is null ? SingleBorder : DoubleBorder) / 8.0 * 25.4 / 72;
                continue;
            }
            var (top, bottom) = Extent(row.Lines);
            if (top < PageGrid.Top - 1)
            {
                // Above the type area (信函 style): placed on the paper, the text runs on as if it were not there.
                body.Add((RowParagraph(row.Lines, bottom - top, 0) with { Frame = OnPaper(top, bottom) }).ToXml());
                continue;
            }
            var before = Math.Max(0, top - at);
            body.Add(RowParagraph(row.Lines, bottom - Math.Max(top, at), before).ToXml());
            at = bottom;
        }
        // The empty line under the title.
        body.Add(new DocxParagraph { Line = PageGrid.Pitch - Reserve }.ToXml());
    }

    private static XElement OnPaper(double top, double bottom, double left = PageGrid.Left, double width = PageGrid.Width) => E("framePr",
        A("w", Twips(width)), A("h", Twips(bottom - top)), A("hRule", "exact"), A("hSpace", 0), A("wrap", "through"),
        A("vAnchor", "page"), A("hAnchor", "page"), A("x", Twips(left)), A("y", Twips(top)));

    /// <summary>A name of a joint mark, or 文件 beside the names: placed on the paper, as wide as there.</summary>
    private static XElement JointMark(TextLine line)
    {
        var (top, bottom) = Extent([line]);
        var (left, right) = (line.Runs[0].X, line.Runs[^1].X + line.Runs[^1].Width);
        var frame = OnPaper(top, bottom, left - FrameReserve, right - left + 2 * FrameReserve);
        return (RowParagraph([line], bottom - top, 0) with { Justify = "distribute", Frame = frame }).ToXml();
    }

    private sealed record Row(double Y, IReadOnlyList<TextLine> Lines, Rule? Rule = null, Rule? SecondRule = null);

    private static List<Row> Rows(Page page)
    {
        LineKind[] kinds = [LineKind.Mark, LineKind.Category, LineKind.IssuerMark, LineKind.DocumentNumber, LineKind.Signatory, LineKind.Title];
        var rows = page.Lines.Where(l => kinds.Contains(l.Kind) && l.Runs[0].Baseline < PageGrid.Bottom)
            .GroupBy(l => Math.Round(l.Runs[0].Baseline, 2))
            .Select(g => new Row(g.Key, [.. g.OrderBy(l => l.Runs[0].X)]))
            .ToList();
        var red = page.Rules.Where(r => r.Ink == Ink.Red && r.Y < PageGrid.Bottom).OrderBy(r => r.Y).ToList();
        if (red.Count > 0)
            rows.Add(new Row(red[0].Y, [], red[0], red.Count > 1 ? red[1] : null));
        rows.Sort((a, b) => a.Y.CompareTo(b.Y));
        return rows;
    }

    private static (double Top, double Bottom) Extent(IReadOnlyList<TextLine> lines)
    {
        var run = lines[0].Runs[0];
        var em = run.SizePt * 25.4 / 72;
        var emTop = run.Baseline - PageGrid.Ascent * em;
        var isMark = lines[0].Kind == LineKind.IssuerMark;
        var room = isMark ? Bearing : (PageGrid.Pitch - em) / 2;
        return (emTop - room, emTop + em + room);
    }

    private static DocxParagraph RowParagraph(IReadOnlyList<TextLine> lines, double height, double before)
    {
        if (lines[0].Kind is LineKind.IssuerMark or LineKind.Title)
            return new DocxParagraph
            {
                Line = height,
                Before = before,
                Justify = "center",
                Runs = [.. lines.SelectMany(l => l.Runs).Select(r => DocxExport.RunOf(r.Text, r))],
            };
        var all = lines.SelectMany(l => l.Runs).OrderBy(r => r.X).ToList();
        var runs = new List<XElement>();
        var tabs = new List<double>();
        double? rightTab = null;
        var end = PageGrid.Left;
        foreach (var run in all)
        {
            if (run.X > end + 0.01)
            {
                runs.Add(E("r", E("tab")));
                // What stands in the right half keeps its right edge, whatever the reader's fonts.
                if (run == all[^1] && run.X > PageGrid.Left + PageGrid.Width / 2)
                    rightTab = run.X + run.Width - PageGrid.Left;
                else
                    tabs.Add(run.X - PageGrid.Left);
            }
            runs.Add(DocxExport.RunOf(run.Text, run));
            end = run.X + run.Width;
        }
        return new DocxParagraph { Line = height, Before = before, Tabs = tabs, RightTab = rightTab, Runs = runs };
    }

    private static DocxParagraph RuleParagraph(Rule rule, Rule? second, double before) => new()
    {
        Line = 1,
        Before = before,
        Left = rule.X - PageGrid.Left,
        Right = PageGrid.Right - (rule.X + rule.Width),
        Borders = E("pBdr", E(
            "top", A("val", second is null ? "single" : "thickThinSmallGap"),
            A("sz", second is null ? SingleBorder : DoubleBorder), A("space", 0), A("color", "FF0000"))),
    };
}
