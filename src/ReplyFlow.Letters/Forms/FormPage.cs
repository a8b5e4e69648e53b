using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Forms;

/// <summary>A page while it fills.</summary>
internal sealed class FormPage
{
    private const double Thick = 0.35;
    private const double Thin = 0.2;

    private double? _tableTop;

    internal List<TextLine> Lines { get; } = [];

    internal List<Rule> Rules { get; } = [];

    internal double Top { get; set; } = PageGrid.Top;

    internal void Add(FormRowLines row)
    {
        Rules.Add(new Rule(PageGrid.Left, Top, PageGrid.Width, _tableTop is null ? Thick : Thin, Ink.Black));
        _tableTop ??= Top;
        foreach (var (line, baseline) in row.Lines)
            Lines.Add(line.At(Top + baseline));
        foreach (var x in row.Dividers)
            Rules.Add(new Rule(x, Top, Thin, row.Height, Ink.Black));
        Top += row.Height;
    }

    /// <summary>Draws the table's lower and outer rules.</summary>
    internal void Close()
    {
        if (_tableTop is not { } top)
            return;
        Rules.Add(new Rule(PageGrid.Left, Top, PageGrid.Width, Thick, Ink.Black));
        Rules.Add(new Rule(PageGrid.Left, top, Thick, Top - top, Ink.Black));
        Rules.Add(new Rule(PageGrid.Right - Thick, top, Thick, Top - top, Ink.Black));
        _tableTop = null;
    }
}
