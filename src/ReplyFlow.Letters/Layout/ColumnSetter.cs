using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>Sets neighbouring paragraphs whose parts are parted by tabs as columns, one line a paragraph, each as wide as its widest part.</summary>
internal sealed class ColumnSetter(TypeSetter setter)
{
    private const double Gap = 2 * PageGrid.Cell;
    private const double LeastGap = PageGrid.Cell;

    /// <summary>Whether a paragraph has a tab between two texts, or begins with empty columns; one tab at its start is an indent.</summary>
    internal static bool HasColumns(string paragraph) =>
        paragraph.AsSpan().Trim().Contains('\t') || paragraph.Trim(' ', '\u3000').StartsWith("\t\t", StringComparison.Ordinal);

    /// <summary>Sets the rows between two edges; null where a row is wider than the line.</summary>
    /// <param name="rows">The paragraphs.</param>
    /// <param name="left">Left edge of the first column, mm.</param>
    /// <param name="right">Right edge, mm.</param>
    /// <param name="field">Named in errors.</param>
    internal List<FlowLine>? Set(IReadOnlyList<string> rows, double left, double right, string field)
    {
        var parts = rows.Select(r => Parts(r, rows.Count > 1)).ToList();
        var cells = parts.ConvertAll(row => row.ConvertAll(t => t.Length == 0 ? [] : setter.Cells([new(t, FontRole.FangSong)], PageGrid.Body, field)));
        var widths = new double[cells.Max(r => r.Count)];
        foreach (var row in cells)
            for (var i = 0; i < row.Count; i++)
                widths[i] = Math.Max(widths[i], TypeSetter.WidthOf(row[i]));
        var filled = widths.Count(w => w > 0);
        var gap = Math.Min(Gap, filled < 2 ? 0 : (right - left - widths.Sum()) / (filled - 1));
        if (gap < LeastGap)
            return null;
        return cells.ConvertAll(row => Row(row, widths, left, gap));
    }

    private FlowLine Row(List<Cell[]> row, double[] widths, double left, double gap)
    {
        var runs = new List<TextRun>();
        var x = left;
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Length > 0)
            {
                if (runs.Count > 0)
                    runs[^1] = runs[^1] with { After = "\t" };
                runs.AddRange(TypeSetter.OneLine(row[i], x, PageGrid.Body));
            }
            x += widths[i] > 0 ? widths[i] + gap : 0;
        }
        return new FlowLine(LineKind.Body, setter.NextParagraph(), [.. runs]);
    }

    // A tab at the start of a lone paragraph is its indent; in a table it is an empty first column.
    private static List<string> Parts(string row, bool isTable)
    {
        var text = row.Trim(' ', '\u3000').TrimEnd();
        return [.. (isTable ? text : text.TrimStart()).Split('\t').Select(p => p.Trim())];
    }
}
