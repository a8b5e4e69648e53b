using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>版记 (GB/T 9704-2012, 7.4): built downwards from its own top, then hung at the foot of the last page.</summary>
internal sealed class ImprintComposer(TypeSetter setter, Letter letter, LetterTemplate template, bool withRules)
{
    private const double Thick = 0.35;
    private const double Thin = 0.25;

    private readonly List<(FlowLine Line, double Baseline)> _lines = [];
    private readonly List<Rule> _rules = [];
    private readonly double _pitch = template.Imprint.LinePitch;

    /// <summary>Height of the whole block in mm; 0 where there is none.</summary>
    internal double Height { get; private set; }

    /// <param name="movedAddressees">主送 that left page 1 no room for text, or null.</param>
    internal ImprintComposer Compose(string? movedAddressees)
    {
        if (movedAddressees is not null)
            Hanging(template.Imprint.AddresseeLabel, movedAddressees, "addressees");
        if (letter.CopyTo.Count > 0)
            Hanging(template.Imprint.CopyLabel, string.Join(template.Imprint.Separator, letter.CopyTo.Select(c => c.Trim().TrimEnd('。'))), "copyTo");
        if (withRules && (!string.IsNullOrWhiteSpace(letter.IssuedBy) || letter.IssuedOn is not null))
            Issued();
        if (Height > 0 && withRules)
            RuleAt(Height, Thick);
        return this;
    }

    internal void PlaceAt(double top, List<TextLine> lines, List<Rule> rules)
    {
        foreach (var (line, baseline) in _lines)
            lines.Add(line.At(top + baseline));
        foreach (var rule in _rules)
            rules.Add(rule with { Y = rule.Y + top });
    }

    private void Hanging(string label, string text, string field)
    {
        Separate();
        var left = PageGrid.Left + PageGrid.Cell;
        var labelCells = Cells(label, field);
        var textLeft = left + TypeSetter.WidthOf(labelCells);
        var lines = setter.Paragraph(Cells(text + "。", field), textLeft, PageGrid.Right - PageGrid.Cell, textLeft, PageGrid.Small);
        var paragraph = setter.NextParagraph();
        for (var i = 0; i < lines.Count; i++)
            Line(LineKind.CopyTo, paragraph, i == 0 ? [.. TypeSetter.OneLine(labelCells, left, PageGrid.Small), .. lines[0]] : lines[i]);
    }

    private void Issued()
    {
        Separate();
        var by = Cells(letter.IssuedBy?.Trim() ?? "", "issuedBy");
        var on = Cells(letter.IssuedOn is { } d ? ChineseDate.Format(d) + template.Imprint.IssuedSuffix : "", "issuedOn");
        var left = PageGrid.Left + PageGrid.Cell;
        var right = PageGrid.Right - PageGrid.Cell - TypeSetter.WidthOf(on);
        // A very long name wraps before the date's column; the date stands on its last line.
        var lines = by.Length == 0 ? [[]] : setter.Paragraph(by, left, right - PageGrid.Cell, left, PageGrid.Small);
        var paragraph = setter.NextParagraph();
        for (var i = 0; i < lines.Count; i++)
            Line(LineKind.Issued, paragraph, i < lines.Count - 1 ? lines[i] : [.. lines[i], .. TypeSetter.OneLine(on, right, PageGrid.Small)]);
    }

    private Cell[] Cells(string text, string field) => setter.Cells([new(text, FontRole.FangSong)], PageGrid.Small, field);

    private void Line(LineKind kind, int paragraph, TextRun[] runs)
    {
        _lines.Add((new FlowLine(kind, paragraph, runs), PageGrid.Baseline(Height, _pitch, PageGrid.Small)));
        Height += _pitch;
    }

    private void Separate()
    {
        if (withRules)
            RuleAt(Height, Height > 0 ? Thin : Thick);
    }

    private void RuleAt(double y, double thickness)
    {
        _rules.Add(new Rule(PageGrid.Left, y, PageGrid.Width, thickness, Ink.Black));
        Height = y + thickness;
    }
}
