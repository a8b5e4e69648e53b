namespace ReplyFlow.Letters.Text;

/// <summary>
/// Breaks a paragraph into lines: push out where the line stays even, pull in (squeezing at most two punctuation marks) where it
/// would not, split kept units only as a last resort.
/// </summary>
internal static class LineBreaker
{
    /// <summary>Most punctuation marks squeezed on one line.</summary>
    internal const int MostSqueezed = 2;

    /// <summary>
    /// A line may lack this many cells before kept units and long addresses are split to fill it; words and numbers are split only
    /// where they are longer than a line.
    /// </summary>
    internal const double LooseCells = 3;

    private const double Epsilon = 1e-6;
    private const double TooLoose = 100;
    private const double KeepCost = LooseCells * LooseCells + 0.5;
    private const double ShortLastLineCost = 3;

    /// <summary>Breaks a paragraph.</summary>
    /// <param name="cells">The paragraph.</param>
    /// <param name="first">Measure of the first line, mm.</param>
    /// <param name="rest">Measure of the other lines, mm.</param>
    /// <param name="unit">Width of a full cell, mm.</param>
    /// <param name="lines">Receives the lines.</param>
    internal static void Break(ReadOnlySpan<Cell> cells, double first, double rest, double unit, List<BrokenLine> lines)
    {
        var start = 0;
        var measure = first;
        while (start < cells.Length)
        {
            var line = Next(cells, start, measure, unit, out var next);
            lines.Add(line);
            start = next;
            while (start < cells.Length && cells[start].IsSpace)
                start++;
            measure = rest;
        }
    }

    private static BrokenLine Next(ReadOnlySpan<Cell> cells, int start, double measure, double unit, out int next)
    {
        // Everything that could stand on the line with two marks squeezed.
        var width = 0.0;
        var fit = start;
        var end = start;
        while (end < cells.Length && width <= measure + unit + Epsilon)
        {
            width += cells[end++].Width;
            if (width <= measure + Epsilon)
                fit = end;
        }
        if (end == cells.Length && width <= measure + Epsilon)
        {
            next = end;
            return new BrokenLine(start, end, 0, true);
        }

        var rest = end == cells.Length ? width - measure : double.PositiveInfinity;
        var best = double.PositiveInfinity;
        var bestAt = -1;
        var bestOverflow = 0.0;
        for (var at = end; at > start; at--)
        {
            var trimmed = at;
            var natural = width;
            while (trimmed > start && cells[trimmed - 1].IsSpace)
                natural -= cells[--trimmed].Width;
            var slack = (measure - natural) / unit;
            if (slack > 0 && slack * slack > best)
                break;
            var cost = at == cells.Length ? 0 : BreakCost(cells[at].Break);
            if (cost < TooLoose * 10)
            {
                cost += slack >= -Epsilon ? LooseCost(slack) : SqueezeCost(cells[start..trimmed], -slack);
                if (at < cells.Length && rest <= unit + Epsilon && slack < 2)
                    cost += ShortLastLineCost;
                if (cost < best - Epsilon)
                    (best, bestAt, bestOverflow) = (cost, at, Math.Max(0, -slack * unit));
            }
            width -= cells[at - 1].Width;
        }

        if (bestAt < 0)
            bestAt = Forced(cells, start, Math.Max(fit, start + 1));
        next = bestAt;
        var last = bestAt;
        while (last > start + 1 && cells[last - 1].IsSpace)
            last--;
        return new BrokenLine(start, last, bestOverflow, bestAt == cells.Length);
    }

    /// <summary>Where a chain longer than the line is divided: inside a word with two characters on either side, else at the line's end.</summary>
    private static int Forced(ReadOnlySpan<Cell> cells, int start, int fit)
    {
        for (var at = fit; at > start + 1 && at > fit - 3; at--)
            if (at < cells.Length && cells[at].Break == BreakBefore.Word && cells[at - 1].Break == BreakBefore.Word
                && at + 1 < cells.Length && cells[at + 1].Break == BreakBefore.Word)
                return at;
        return fit;
    }

    private static double BreakCost(BreakBefore place) => place switch
    {
        BreakBefore.Free => 0,
        BreakBefore.Kept => KeepCost,
        BreakBefore.WordSign => 12,
        _ => double.PositiveInfinity,
    };

    /// <summary>Of lines too loose to be set full, the fuller one wins, whatever it splits: half a cell more outweighs a kept unit.</summary>
    private static double LooseCost(double slack) => slack > LooseCells + Epsilon ? slack * TooLoose : slack * slack;

    private static double SqueezeCost(ReadOnlySpan<Cell> line, double overflow)
    {
        var needed = (int)Math.Ceiling(overflow / 0.5 - Epsilon);
        if (needed > MostSqueezed || Squeeze.Count(line) < needed)
            return double.PositiveInfinity;
        return needed <= 1 ? 2 : 3.5;
    }
}
