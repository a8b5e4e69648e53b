using System.Text;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Text;

/// <summary>Gives every character of a broken line its place: squeezes, spreads what room is left, and centres glyphs in their cells.</summary>
internal static class LineSetter
{
    /// <summary>Most room added between Chinese and Latin, or to a space, in cells.</summary>
    internal const double BoundaryCells = 0.1;

    /// <summary>Most room added between any two Chinese characters, in cells.</summary>
    internal const double GapCells = 0.25;

    /// <summary>Most room added between Latin letters, in cells; only after the other places are exhausted.</summary>
    internal const double LatinCells = 0.08;

    /// <summary>Sets a line with its baseline at 0.</summary>
    /// <param name="cells">The paragraph.</param>
    /// <param name="line">The line.</param>
    /// <param name="x">Left edge, mm.</param>
    /// <param name="measure">Width to fill, mm.</param>
    /// <param name="size">Type size and cell.</param>
    /// <param name="ink">Colour.</param>
    internal static TextRun[] Set(ReadOnlySpan<Cell> cells, BrokenLine line, double x, double measure, TypeSize size, Ink ink = Ink.Black)
    {
        var part = cells[line.Start..line.End];
        Span<int> squeezed = stackalloc int[LineBreaker.MostSqueezed];
        squeezed.Fill(-1);
        var total = 0.0;
        foreach (var cell in part)
            total += cell.Width;
        if (line.Overflow > 0)
        {
            var needed = (int)Math.Ceiling(line.Overflow / (size.Cell / 2) - 1e-6);
            Squeeze.Choose(part, needed, squeezed);
            total -= size.Cell / 2 * needed;
        }

        var spread = line.IsLast ? default : Spread(part, Math.Max(0, measure - total), size.Cell);
        var runs = new List<TextRun>(2);
        var text = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length;)
        {
            var role = part[i].Role;
            var runX = x;
            var first = i;
            var count = 1;
            while (i + count < part.Length && part[i + count].Role == role)
                count++;
            var offsets = new double[count];
            text.Clear();
            for (; i < first + count; i++)
            {
                var isSqueezed = squeezed.Contains(i);
                offsets[i - first] = x + Origin(part[i], size, isSqueezed) - runX;
                Append(text, part[i].CodePoint);
                x += part[i].Width - (isSqueezed ? size.Cell / 2 : 0);
                if (i + 1 < part.Length)
                    x += spread.After(part, i);
            }
            runs.Add(new TextRun(text.ToString(), role, size.Points, runX, 0, offsets, x - runX, ink));
        }
        if (runs.Count > 0 && line.End < cells.Length && cells[line.End].IsSpace)
            runs[^1] = runs[^1] with { After = char.ConvertFromUtf32(cells[line.End].CodePoint) };
        return [.. runs];
    }

    private static void Append(StringBuilder text, int codePoint)
    {
        if (codePoint <= 0xFFFF)
            text.Append((char)codePoint);
        else
            text.Append(char.ConvertFromUtf32(codePoint));
    }

    private static double Origin(Cell cell, TypeSize size, bool squeezed)
    {
        if (cell.IsNatural || cell.IsSpace)
            return 0;
        // A font whose brackets and quotes are narrow draws their ink alone: keep it on its side of the cell.
        var isNarrow = cell.Advance < size.Em * 0.75;
        if (CharRules.IsOpener(cell.CodePoint) && (isNarrow || squeezed))
            return (squeezed ? size.Cell / 2 : size.Cell) - cell.Advance;
        if (CharRules.IsCloser(cell.CodePoint) && (isNarrow || squeezed))
            return 0;
        return (size.Cell - cell.Advance) / 2;
    }

    private readonly record struct Room(double Boundary, double Chinese, double Latin)
    {
        internal double After(ReadOnlySpan<Cell> part, int i) => KindOf(part, i) switch
        {
            Gap.Boundary => Boundary,
            Gap.Chinese => Chinese,
            Gap.Latin => Latin,
            _ => 0,
        };
    }

    private enum Gap { None, Boundary, Chinese, Latin }

    private static Gap KindOf(ReadOnlySpan<Cell> part, int i)
    {
        var (a, b) = (part[i], part[i + 1]);
        if (a.IsSpace)
            return Gap.Boundary;
        if (b.IsSpace || (a.CodePoint == b.CodePoint && a.CodePoint is '—' or '…'))
            return Gap.None;
        if (a.IsNatural && b.IsNatural)
            return Gap.Latin;
        if (a.IsNatural == b.IsNatural)
            return Gap.Chinese;
        return CharRules.IsHan((a.IsNatural ? b : a).CodePoint) ? Gap.Boundary : Gap.Chinese;
    }

    private static Room Spread(ReadOnlySpan<Cell> part, double slack, double unit)
    {
        if (slack < 1e-9)
            return default;
        int boundaries = 0, chinese = 0, latin = 0;
        for (var i = 0; i + 1 < part.Length; i++)
        {
            switch (KindOf(part, i))
            {
                case Gap.Boundary: boundaries++; break;
                case Gap.Chinese: chinese++; break;
                case Gap.Latin: latin++; break;
            }
        }
        var atBoundaries = boundaries == 0 ? 0 : Math.Min(slack / boundaries, BoundaryCells * unit);
        slack -= atBoundaries * boundaries;
        var everywhere = chinese + boundaries == 0 ? 0 : Math.Min(slack / (chinese + boundaries), GapCells * unit);
        slack -= everywhere * (chinese + boundaries);
        var inLatin = latin == 0 || slack < 1e-9 ? 0 : Math.Min(slack / latin, LatinCells * unit);
        return new Room(atBoundaries + everywhere, everywhere, inLatin);
    }
}
