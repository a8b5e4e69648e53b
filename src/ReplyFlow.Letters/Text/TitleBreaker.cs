namespace ReplyFlow.Letters.Text;

/// <summary>Divides a title into lines that form a trapezoid or a diamond and split no word (GB/T 9704-2012, 7.3.1).</summary>
internal static class TitleBreaker
{
    /// <summary>Longer texts are no titles; trying their shapes would take too long.</summary>
    private const int MostShapedLines = 5;

    private const double OneMoreLine = 24;
    private const double NoShape = 60;
    private const double Rectangle = 4;

    /// <summary>Divides the cells.</summary>
    /// <param name="cells">The title.</param>
    /// <param name="names">Words that are never split.</param>
    /// <param name="measure">Widest line, mm.</param>
    /// <returns>One range of cells a line, spaces at the ends left out.</returns>
    internal static List<Range> Break(Cell[] cells, NameList names, double measure)
    {
        var total = cells.Sum(c => c.Width);
        if (total <= measure + 1e-6)
            return [0..cells.Length];
        var unit = cells.Max(c => c.Width);
        var costs = TitleBreakCosts.Of(cells, names);
        var least = (int)Math.Ceiling((total - 1e-6) / measure);
        if (least > MostShapedLines)
            return Plain(cells, measure);
        List<Range>? best = null;
        var bestCost = double.PositiveInfinity;
        for (var lines = least; lines <= MostShapedLines + 1; lines++)
        {
            var search = new Search(cells, costs, measure, unit, lines);
            search.Try(0, 0, 0);
            var cost = search.BestCost + (lines - least) * OneMoreLine;
            if (search.Best is not null && cost < bestCost)
                (best, bestCost) = (search.Best, cost);
            // One line more may be worth it to keep a word whole; two more never look better.
            if (best is not null && lines > least)
                break;
        }
        return best ?? Plain(cells, measure);
    }

    private static List<Range> Plain(Cell[] cells, double measure)
    {
        var lines = new List<BrokenLine>();
        LineBreaker.Break(cells, measure, measure, cells.Max(c => c.Width), lines);
        return [.. lines.Select(l => l.Start..l.End)];
    }

    private sealed class Search(Cell[] cells, double[] costs, double measure, double unit, int lines)
    {
        private readonly double[] _widths = new double[lines];
        private readonly int[] _ends = new int[lines];

        internal double BestCost { get; private set; } = double.PositiveInfinity;

        internal List<Range>? Best { get; private set; }

        internal void Try(int line, int start, double cost)
        {
            if (cost >= BestCost)
                return;
            var left = lines - line;
            var width = 0.0;
            for (var end = start + 1; end <= cells.Length; end++)
            {
                width += cells[end - 1].Width;
                if (width > measure + 1e-6)
                    return;
                if (left == 1 ? end < cells.Length : end >= cells.Length || double.IsPositiveInfinity(costs[end]))
                    continue;
                _widths[line] = width;
                _ends[line] = end;
                if (left > 1)
                    Try(line + 1, end, cost + costs[end]);
                else if (cost + Shape() is var sum && sum < BestCost)
                    (BestCost, Best) = (sum, Ranges());
            }
        }

        private List<Range> Ranges()
        {
            var ranges = new List<Range>(lines);
            for (var i = 0; i < lines; i++)
            {
                int start = i == 0 ? 0 : _ends[i - 1], end = _ends[i];
                while (start < end && cells[start].IsSpace)
                    start++;
                while (end > start && cells[end - 1].IsSpace)
                    end--;
                ranges.Add(start..end);
            }
            return ranges;
        }

        private double Shape()
        {
            var mean = _widths.Average();
            var uneven = 0.0;
            foreach (var w in _widths)
                uneven += (w - mean) * (w - mean) / (unit * unit);
            uneven /= lines;
            int turns = 0, valleys = 0, flats = 0;
            for (var i = 1; i < lines; i++)
            {
                var step = (_widths[i] - _widths[i - 1]) / unit;
                if (Math.Abs(step) < 0.75)
                    flats++;
                if (i < 2)
                    continue;
                var earlier = _widths[i - 1] - _widths[i - 2];
                if (earlier < 0 && step > 0)
                    valleys++;
                if (earlier * step < 0)
                    turns++;
            }
            return uneven + flats * Rectangle + (valleys > 0 || turns > 1 ? NoShape : 0);
        }
    }
}
