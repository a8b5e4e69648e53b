using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>Sets one table row by row; turns the page between rows and repeats the heading row there.</summary>
/// <param name="setter">Sets the cells' texts.</param>
/// <param name="pages">Where the rows go.</param>
/// <param name="table">What is set.</param>
/// <param name="number">The table's index in the document.</param>
/// <param name="field">The table's place in the input, named in errors.</param>
internal sealed class TableSetter(TypeSetter setter, SheetPages pages, TableContent table, int number, string field)
{
    /// <summary>Room beside a cell's text, mm.</summary>
    internal const double Across = 1.2;

    /// <summary>Room above and below a cell's text, mm.</summary>
    internal const double Above = 1.1;

    /// <summary>Line pitch in ems.</summary>
    internal const double LinePitch = 1.51;

    private readonly double[] _edges = Edges(table.Columns);
    private readonly double _pitch = table.Style.Type.Em * LinePitch;

    private TypeSize Type => table.Style.Type;

    private double Thick => table.Style.OuterRule;

    private double Thin => table.Style.InnerRule;

    /// <summary>Height of what must stand together at the table's beginning: the heading row and a row under it, mm.</summary>
    internal double LeastHeight => Heading().Height + (table.Rows.Count > 0 ? Cells(0).Height : 0);

    internal void Set()
    {
        var heading = Heading();
        var first = table.Rows.Count > 0 ? Cells(0) : null;
        pages.Need(heading.Height + (first?.Height ?? 0));
        var top = Begin(heading, repeated: false);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = i == 0 ? first! : Cells(i);
            if (!pages.Has(row.Height))
            {
                End(top);
                pages.Turn();
                top = Begin(heading, repeated: true);
                if (!pages.Has(row.Height))
                    throw new LetterLayoutException($"{field}.rows[{i}]", "一行高过一页，请缩短内容。");
            }
            Place(row, repeated: false);
        }
        End(top);
    }

    private SetRow Heading() => Row([.. table.Columns.Select(c => c.Heading)], 0, FontRole.Hei, isHeading: true);

    private SetRow Cells(int index)
    {
        var isTotal = table.HasTotal && index == table.Rows.Count - 1;
        return Row(table.Rows[index], index + 1, isTotal ? FontRole.Hei : FontRole.FangSong, isHeading: false);
    }

    private SetRow Row(IReadOnlyList<string> texts, int row, FontRole role, bool isHeading)
    {
        var cells = new List<(TableCell At, int Paragraph, List<TextRun[]> Lines)>();
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var place = isHeading ? $"{field}.columns[{column}]" : $"{field}.rows[{row - 1}][{column}]";
            var text = texts[column].Trim();
            TextGuard.Check(text, place);
            var (left, right) = (_edges[column] + Across, _edges[column + 1] - Across);
            var align = isHeading ? ColumnAlign.Centre : table.Columns[column].Align;
            var lines = text.Length == 0 && table.Style.LeavesEmptyWhite
                ? [White(left, role)]
                : setter.Paragraph(
                    setter.Cells([new(text.Length == 0 ? "—" : text, role)], Type, place), left, right, left, Type, spread: align == ColumnAlign.Left);
            cells.Add((new TableCell(number, row, column, isHeading), setter.NextParagraph(), [.. lines.Select(l => Aligned(l, align, left, right))]));
        }
        return new SetRow(cells.Max(c => c.Lines.Count) * _pitch + 2 * Above, cells);
    }

    /// <summary>A wide space: nothing to see, but a cell to those who hear the table read.</summary>
    private TextRun[] White(double left, FontRole role) => [new("　", role, Type.Points, left, 0, [0], Type.Cell, Ink.Black)];

    private static TextRun[] Aligned(TextRun[] runs, ColumnAlign align, double left, double right)
    {
        var width = runs[^1].X + runs[^1].Width - runs[0].X;
        var shift = align switch
        {
            ColumnAlign.Left => 0,
            ColumnAlign.Centre => (left + right - width) / 2 - runs[0].X,
            _ => right - width - runs[0].X,
        };
        return [.. runs.Select(r => r with { X = r.X + shift })];
    }

    private double Begin(SetRow heading, bool repeated)
    {
        var top = pages.Top;
        pages.Rules.Add(new Rule(PageGrid.Left, top, PageGrid.Width, Thick, Ink.Black));
        Place(heading, repeated);
        return top;
    }

    /// <summary>Puts a row on the page; a repeated heading row is decoration for those who hear the document read.</summary>
    private void Place(SetRow row, bool repeated)
    {
        foreach (var (at, paragraph, lines) in row.Cells)
        {
            var top = pages.Top + (row.Height - lines.Count * _pitch) / 2;
            for (var i = 0; i < lines.Count; i++)
            {
                var line = new FlowLine(LineKind.Cell, repeated ? -1 : paragraph, lines[i]).At(PageGrid.Baseline(top + i * _pitch, _pitch, Type));
                pages.Lines.Add(repeated ? line : line with { Cell = at });
            }
        }
        pages.Top += row.Height;
        pages.Rules.Add(new Rule(PageGrid.Left, pages.Top, PageGrid.Width, Thin, Ink.Black));
    }

    private void End(double top)
    {
        pages.Rules.Add(new Rule(PageGrid.Left, pages.Top, PageGrid.Width, Thick, Ink.Black));
        for (var i = 0; i < _edges.Length; i++)
        {
            var isOuter = i == 0 || i == _edges.Length - 1;
            var x = i == _edges.Length - 1 ? _edges[i] - Thick : _edges[i];
            pages.Rules.Add(new Rule(x, top, isOuter ? Thick : Thin, pages.Top - top, Ink.Black));
        }
    }

    private static double[] Edges(IReadOnlyList<TableColumn> columns)
    {
        var scale = PageGrid.Width / columns.Sum(c => c.Width);
        var edges = new double[columns.Count + 1];
        edges[0] = PageGrid.Left;
        for (var i = 0; i < columns.Count; i++)
            edges[i + 1] = edges[i] + columns[i].Width * scale;
        return edges;
    }

    private sealed record SetRow(double Height, IReadOnlyList<(TableCell At, int Paragraph, List<TextRun[]> Lines)> Cells);
}
