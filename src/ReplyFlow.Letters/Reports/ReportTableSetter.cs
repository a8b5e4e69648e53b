using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Reports;

/// <summary>Sets one table row by row; turns the page between rows and repeats the heading row there.</summary>
internal sealed class ReportTableSetter(TypeSetter setter, ReportPages pages, ReportTable table, int number)
{
    private const double Pitch = 5.6;
    private const double Across = 1.2;
    private const double Above = 1.1;
    private const double Thick = 0.35;
    private const double Thin = 0.18;

    private static readonly TypeSize Type = TypeSize.Solid(10.5);

    private readonly double[] _edges = Edges(table.Columns);

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
                    throw new LetterLayoutException($"tables[{number}].rows[{i}]", "一行高过一页，请缩短内容。");
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
            var field = isHeading ? $"tables[{number}].columns[{column}]" : $"tables[{number}].rows[{row - 1}][{column}]";
            var text = string.IsNullOrWhiteSpace(texts[column]) ? "—" : texts[column];
            TextGuard.Check(text, field);
            var (left, right) = (_edges[column] + Across, _edges[column + 1] - Across);
            var align = isHeading ? ReportAlign.Centre : table.Columns[column].Align;
            var lines = setter.Paragraph(setter.Cells([new(text, role)], Type, field), left, right, left, Type, spread: align == ReportAlign.Left);
            cells.Add((new TableCell(number, row, column, isHeading), setter.NextParagraph(), [.. lines.Select(l => Aligned(l, align, left, right))]));
        }
        return new SetRow(cells.Max(c => c.Lines.Count) * Pitch + 2 * Above, cells);
    }

    private static TextRun[] Aligned(TextRun[] runs, ReportAlign align, double left, double right)
    {
        var width = runs[^1].X + runs[^1].Width - runs[0].X;
        var shift = align switch
        {
            ReportAlign.Left => 0,
            ReportAlign.Centre => (left + right - width) / 2 - runs[0].X,
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
            var top = pages.Top + (row.Height - lines.Count * Pitch) / 2;
            for (var i = 0; i < lines.Count; i++)
            {
                var line = new FlowLine(LineKind.Cell, repeated ? -1 : paragraph, lines[i]).At(PageGrid.Baseline(top + i * Pitch, Pitch, Type));
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

    private static double[] Edges(IReadOnlyList<ReportColumn> columns)
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
