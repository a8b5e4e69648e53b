using System.Globalization;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>"— 1 —": 四号 Song, 7 mm below the type area, odd pages right, even pages left, one cell in (GB/T 9704-2012, 7.5).</summary>
internal static class PageNumberSetter
{
    private const double BelowTypeArea = 7;

    internal static TextLine Set(TypeSetter setter, int number)
    {
        var size = PageGrid.Small;
        var dash = setter.Cells([new("—", FontRole.Song)], size, "")[0];
        var digits = setter.Cells([new(number.ToString(CultureInfo.InvariantCulture), FontRole.Song)], size, "");
        var space = new Cell(' ', FontRole.Song, size.Em / 2, 0, BreakBefore.Never);
        Cell[] cells = [dash, space, .. digits, space, dash];
        var x = number % 2 == 1
            ? PageGrid.Right - PageGrid.Cell - TypeSetter.WidthOf(cells)
            : PageGrid.Left + PageGrid.Cell;
        var baseline = PageGrid.Bottom + BelowTypeArea + size.Em * PageGrid.Ascent;
        return new FlowLine(LineKind.PageNumber, -1, TypeSetter.OneLine(cells, x, size)).At(baseline);
    }
}
