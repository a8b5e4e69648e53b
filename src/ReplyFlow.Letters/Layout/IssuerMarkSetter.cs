using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
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

    /// <summary>However many bodies there are, page 1 must show text (GB/T 9704-2012, 7.2.4): their names are no higher together, mm.</summary>
    private const double TallestJoint = 70;

    /// <summary>Sets a letter's mark, one name or those of a joint letter; returns the height taken in mm, at least the one given.</summary>
    internal static double Set(Header header, TypeSetter setter, Letter letter, string suffix, double top, double height) => letter.CoIssuers.Count == 0
        ? Set(header, setter, letter.Issuer.Trim() + suffix, top, height)
        : SetJoint(header, setter, [letter.Issuer.Trim(), .. letter.CoIssuers.Select(c => c.Issuer.Trim())], suffix, top, height);

    /// <summary>
    /// Sets a joint mark: the host's name first, the others under it, all as wide as the longest; the suffix right of them in the middle
    /// of their height (GB/T 9704-2012, 7.2.4). Returns the height taken in mm, at least the one given.
    /// </summary>
    private static double SetJoint(Header header, TypeSetter setter, IReadOnlyList<string> names, string suffix, double top, double height)
    {
        var perMm = TypeSize.Solid(1 / TypeSize.MmPerPoint);
        var rows = names.Select(n => setter.Cells([new(n, FontRole.TitleSong)], perMm, "issuer")).ToList();
        var behind = suffix.Length == 0 ? [] : setter.Cells([new(suffix, FontRole.TitleSong)], perMm, "issuer");
        var (widest, gap) = (rows.Max(r => TypeSetter.WidthOf(r)), behind.Length == 0 ? 0 : 0.5);
        var em = Math.Min(height * TwoLineShare, PageGrid.Width / (widest + gap + TypeSetter.WidthOf(behind)));
        em = Math.Min(em, TallestJoint / (1 + (rows.Count - 1) * TwoLinePitch));
        var size = TypeSize.Solid(em / TypeSize.MmPerPoint);
        var left = PageGrid.Left + (PageGrid.Width - (widest + gap + TypeSetter.WidthOf(behind)) * em) / 2;
        for (var i = 0; i < rows.Count; i++)
        {
            var room = rows[i].Length < 2 ? 0 : (widest - TypeSetter.WidthOf(rows[i])) / (rows[i].Length - 1);
            Line([.. rows[i].Select((c, k) => Scaled(c, k + 1 < rows[i].Length ? room : 0))], left, top + i * em * TwoLinePitch);
        }
        var taken = (1 + (rows.Count - 1) * TwoLinePitch) * em;
        if (behind.Length > 0)
            Line([.. behind.Select(c => Scaled(c, 0))], left + (widest + gap) * em, top + (taken - em) / 2);
        return Math.Max(height, taken);

        Cell Scaled(Cell cell, double room) => cell with { Width = (cell.Width + room) * em, Advance = cell.Advance * em };

        void Line(Cell[] cells, double x, double lineTop) => header.Lines.Add(
            new FlowLine(LineKind.IssuerMark, setter.NextParagraph(), TypeSetter.OneLine(cells, x, size, Ink.Red)).At(lineTop + em * PageGrid.Ascent));
    }

    /// <summary>Sets the mark with the top of its em at a given height; returns the height taken in mm, at least the one given.</summary>
    private static double Set(Header header, TypeSetter setter, string text, double top, double height)
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
