using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>Sets short texts and whole paragraphs; shared by the parts of one letter so that paragraphs count up in reading order.</summary>
internal sealed class TypeSetter(IGlyphSource glyphs, NameList people, NameList titleWords)
{
    private readonly CellBuilder _cells = new(new GlyphMeter(glyphs), new KeepTogether(people));
    private readonly List<BrokenLine> _broken = [];
    private int _paragraph;

    /// <summary>Number of the next paragraph in reading order.</summary>
    internal int NextParagraph() => _paragraph++;

    /// <summary>Words that titles keep whole.</summary>
    internal NameList TitleWords => titleWords;

    internal Cell[] Cells(ReadOnlySpan<StyledText> spans, TypeSize size, string field, bool wideSpace = false) =>
        _cells.Build(spans, size, field, wideSpace);

    /// <summary>Natural width in mm.</summary>
    internal static double WidthOf(ReadOnlySpan<Cell> cells)
    {
        var width = 0.0;
        foreach (var cell in cells)
            width += cell.Width;
        return width;
    }

    /// <summary>Cells as one unspread line.</summary>
    internal static TextRun[] OneLine(Cell[] cells, double x, TypeSize size, Ink ink = Ink.Black) =>
        LineSetter.Set(cells, new BrokenLine(0, cells.Length, 0, true), x, 0, size, ink);

    /// <summary>Divides a title by its sense and centres its lines on the page.</summary>
    /// <param name="cells">The title.</param>
    /// <param name="widest">Longest line, mm.</param>
    /// <param name="size">Type size.</param>
    internal List<TextRun[]> Centred(Cell[] cells, double widest, TypeSize size)
    {
        var lines = new List<TextRun[]>();
        foreach (var part in TitleBreaker.Break(cells, TitleWords, widest))
        {
            Cell[] line = cells[part];
            lines.Add(OneLine(line, PageGrid.Left + (PageGrid.Width - WidthOf(line)) / 2, size));
        }
        return lines;
    }

    /// <summary>Sets a paragraph between two edges.</summary>
    /// <param name="cells">The paragraph.</param>
    /// <param name="left">Left edge of the lines but the first, mm.</param>
    /// <param name="right">Right edge, mm.</param>
    /// <param name="firstLeft">Left edge of the first line, mm.</param>
    /// <param name="size">Type size and cell.</param>
    /// <param name="spread">Whether lines reach both edges; otherwise they are as wide as their text.</param>
    internal List<TextRun[]> Paragraph(Cell[] cells, double left, double right, double firstLeft, TypeSize size, bool spread = true)
    {
        _broken.Clear();
        LineBreaker.Break(cells, right - firstLeft, right - left, size.Cell, _broken);
        var lines = new List<TextRun[]>(_broken.Count);
        foreach (var line in _broken)
        {
            var x = lines.Count == 0 ? firstLeft : left;
            lines.Add(LineSetter.Set(cells, spread ? line : line with { IsLast = true }, x, right - x, size));
        }
        return lines;
    }
}
