namespace ReplyFlow.Workflow.Drawing;

/// <summary>
/// Finds room for the words on arrows in the gap below each row: beside their arrow, on the first line where they touch no others; the
/// gap grows with its lines.
/// </summary>
/// <param name="right">Up to where words may reach.</param>
internal sealed class LabelPlaces(double right)
{
    public const double Size = 11;
    public const double LineHeight = 13;

    private const double Apart = 5;
    private const double Beside = 3;

    private readonly Dictionary<int, List<List<(double Left, double Right)>>> _rows = [];

    /// <summary>Lines of words in the gap below a row.</summary>
    public int Lines(int row) => _rows.TryGetValue(row, out var lines) ? lines.Count : 0;

    /// <summary>Takes room for words beside an arrow that leaves a row at x: where they begin, and on which line, from 0.</summary>
    public (double X, int Line) Take(int row, double x, string words)
    {
        var width = SvgText.Ems(words) * Size;
        var left = x + Beside + width <= right ? x + Beside : Math.Max(0, Math.Min(x - Beside, right) - width);
        if (!_rows.TryGetValue(row, out var lines)) _rows[row] = lines = [];
        var line = lines.FindIndex(l => l.TrueForAll(o => left >= o.Right + Apart || o.Left >= left + width + Apart));
        if (line < 0)
        {
            line = lines.Count;
            lines.Add([]);
        }

        lines[line].Add((left, left + width));
        return (left, line);
    }

    /// <summary>The baseline of a line below the bottom of a row.</summary>
    public static double Baseline(double bottom, int line) => bottom + Size + (line * LineHeight);
}
