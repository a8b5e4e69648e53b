using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>发文机关标志: red, centred, as large as the type area allows; a very long name takes two lines or more.</summary>
internal static class IssuerMarkSetter
{
    /// <summary>Smaller than this (mm) a mark on one line is no mark any more.</summary>
    private const double SmallestOneLine = 7;

    /// <summary>Size of a mark on several lines, as a share of the height given for one, and its line pitch in ems.</summary>
    private const double TwoLineShare = 0.75;
    private const double TwoLinePitch = 1.2;

    /// <summary>Sets the mark with the top of its em at a given height; returns the height taken in mm, at least the one given.</summary>
    internal static double Set(Header header, TypeSetter setter, string text, double top, double height)
    {
        var perMm = TypeSize.Solid(1 / TypeSize.MmPerPoint);
        var cells = setter.Cells([new(text, FontRole.TitleSong)], perMm, "issuer");
        var em = Math.Min(height, PageGrid.Width / TypeSetter.WidthOf(cells));
        List<Cell[]> rows = [cells];
        if (em < SmallestOneLine)
        {
            // As many lines as bring the characters back to that size, uneven ones allowed for.
            var lines = Math.Max(2, (int)Math.Ceiling(TypeSetter.WidthOf(cells) * SmallestOneLine / PageGrid.Width));
            rows = [.. TitleBreaker.Break(cells, setter.TitleWords, TypeSetter.WidthOf(cells) * 1.4 / lines).Select(part => cells[part])];
            em = Math.Min(height * TwoLineShare, PageGrid.Width / rows.Max(r => TypeSetter.WidthOf(r)));
        }
        var size = TypeSize.Solid(em / TypeSize.MmPerPoint);
        var paragraph = setter.NextParagraph();
        for (var i = 0; i < rows.Count; i++)
        {
            Cell[] scaled = [.. rows[i].Select(c => c with { Width = c.Width * em, Advance = c.Advance * em })];
            var x = PageGrid.Left + (PageGrid.Width - TypeSetter.WidthOf(scaled)) / 2;
            var runs = TypeSetter.OneLine(scaled, x, size, Ink.Red);
            header.Lines.Add(new FlowLine(LineKind.IssuerMark, paragraph, runs).At(top + i * em * TwoLinePitch + em * PageGrid.Ascent));
        }
        return Math.Max(height, (1 + (rows.Count - 1) * TwoLinePitch) * em);
    }
}
