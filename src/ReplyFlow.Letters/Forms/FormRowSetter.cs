using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Forms;

/// <summary>A row with its lines counted from its own top.</summary>
internal sealed record FormRowLines(double Height, IReadOnlyList<(FlowLine Line, double Baseline)> Lines, IReadOnlyList<double> Dividers);

/// <summary>Sets the rows of a form's table.</summary>
internal sealed class FormRowSetter(TypeSetter setter, FormSpacing spacing, FormRow row, (string, string?)[] values, string field)
{
    private static readonly TypeSize Type = PageGrid.Small;

    private const double LabelWidth = 32;

    internal FormRowLines Set()
    {
        var dividers = new List<double>();
        var blocks = new List<(int Paragraph, List<TextRun[]> Lines)>();
        var pair = PageGrid.Width / row.Fields.Count;
        for (var i = 0; i < row.Fields.Count; i++)
        {
            var left = PageGrid.Left + i * pair;
            var middle = left + Math.Min(LabelWidth, pair * 0.45);
            blocks.Add(Block(row.Fields[i].Label, left, middle, centred: true));
            blocks.Add(Block(Content(row.Fields[i]), middle, left + pair, centred: false));
            dividers.Add(middle);
            if (i > 0)
                dividers.Add(left);
        }
        var height = Math.Max(spacing.LinesOf(row), blocks.Max(b => b.Lines.Count)) * spacing.Pitch + spacing.Padding;
        var lines = new List<(FlowLine, double)>();
        foreach (var (paragraph, block) in blocks)
        {
            // Short contents stand in the middle of the row's height.
            var top = (height - block.Count * spacing.Pitch) / 2;
            for (var k = 0; k < block.Count; k++)
                lines.Add((new FlowLine(LineKind.Cell, paragraph, block[k]), PageGrid.Baseline(top + k * spacing.Pitch, spacing.Pitch, Type)));
        }
        return new FormRowLines(height, lines, dividers);
    }

    private string Content(FormField content)
    {
        var text = Placeholders.Fill(content.Text, values);
        var choices = string.Join('　', content.Choices.Select(c => "□" + c));
        return text.Length > 0 && choices.Length > 0 ? $"{text}　{choices}" : text + choices;
    }

    private (int, List<TextRun[]>) Block(string text, double left, double right, bool centred)
    {
        if (text.Trim().Length == 0)
            return (setter.NextParagraph(), []);
        var cells = setter.Cells([new(text, FontRole.FangSong)], Type, field, wideSpace: true);
        var lines = setter.Paragraph(cells, left + spacing.Padding, right - spacing.Padding, left + spacing.Padding, Type);
        if (centred)
            lines = [.. lines.Select(runs => Centre(runs, left, right))];
        return (setter.NextParagraph(), lines);
    }

    private static TextRun[] Centre(TextRun[] runs, double left, double right)
    {
        var shift = (left + right - (runs[0].X + runs[^1].X + runs[^1].Width)) / 2;
        return [.. runs.Select(r => r with { X = r.X + shift })];
    }
}
