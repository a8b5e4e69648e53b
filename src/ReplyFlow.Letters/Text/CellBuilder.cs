using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Letters.Text;

/// <summary>
/// Turns text into cells: drops stray spaces between Chinese and Latin, keeps a tab as a whole cell, measures, and marks where lines must
/// not break.
/// </summary>
internal sealed class CellBuilder(GlyphMeter meter, KeepTogether keep)
{
    private readonly List<(int CodePoint, FontRole Role)> _chars = [];
    private BreakBefore[] _breaks = [];

    /// <summary>Builds one paragraph's cells.</summary>
    /// <param name="spans">The paragraph; spaces at either end are dropped.</param>
    /// <param name="size">Type size and cell.</param>
    /// <param name="field">Named in errors.</param>
    /// <param name="wideSpace">A space between Chinese characters takes a whole cell (a name of two characters, 张 顺).</param>
    internal Cell[] Build(ReadOnlySpan<StyledText> spans, TypeSize size, string field, bool wideSpace = false)
    {
        Collect(spans);
        if (_breaks.Length < _chars.Count)
            _breaks = new BreakBefore[_chars.Count * 2];
        var breaks = _breaks.AsSpan(0, _chars.Count);
        BreakRules.Mark(_chars, breaks);
        keep.Mark(_chars, breaks);
        var cells = new Cell[_chars.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var (codePoint, role) = _chars[i];
            double width, advance;
            if (CharRules.IsSpace(codePoint))
            {
                advance = 0;
                width = codePoint == 0x3000 || (wideSpace && IsWide(i - 1) && IsWide(i + 1)) ? size.Cell : size.Em / (IsWide(i - 1) ? 2 : 3);
            }
            else
            {
                advance = meter.Advance(role, codePoint, field) * size.Em;
                width = CharRules.IsNatural(codePoint) ? advance : size.Cell;
            }
            cells[i] = new Cell(codePoint, role, width, advance, breaks[i]);
        }
        return cells;
    }

    private bool IsWide(int i) => i >= 0 && i < _chars.Count && !CharRules.IsNatural(_chars[i].CodePoint);

    private void Collect(ReadOnlySpan<StyledText> spans)
    {
        _chars.Clear();
        var pendingSpace = 0;
        foreach (var span in spans)
        {
            foreach (var rune in span.Text.EnumerateRunes())
            {
                if (CharRules.IsSpace(rune.Value))
                {
                    pendingSpace = rune.Value is 0x3000 or '\t' || pendingSpace == 0x3000 ? 0x3000 : 0x20;
                    continue;
                }
                if (pendingSpace != 0 && _chars.Count > 0 && KeepsSpace(_chars[^1].CodePoint, rune.Value, pendingSpace))
                    _chars.Add((pendingSpace, span.Role));
                pendingSpace = 0;
                _chars.Add((rune.Value, span.Role));
            }
        }
    }

    private static bool KeepsSpace(int before, int after, int space) =>
        space == 0x3000 || CharRules.IsNatural(before) == CharRules.IsNatural(after);
}
