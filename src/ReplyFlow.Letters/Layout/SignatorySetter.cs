using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>
/// 签发人：names in 楷体, two a line, the last one cell in from the right; continuation lines aligned with the first name. A blank name
/// keeps the place of one.
/// </summary>
internal sealed class SignatorySetter(TypeSetter setter)
{
    private const double NameGap = PageGrid.Cell;
    private const double BlankName = 3 * PageGrid.Cell;

    internal List<TextRun[]> Rows(string label, IReadOnlyList<string> signatories)
    {
        var rows = new List<TextRun[]>();
        if (signatories.Count == 0)
            return rows;
        var labelCells = setter.Cells([new(label, FontRole.FangSong)], PageGrid.Body, "signatories");
        var names = signatories.Select(n => setter.Cells([new(n.Trim(), FontRole.Kai)], PageGrid.Body, "signatories", wideSpace: true)).ToList();
        // Columns as wide as their widest name, so that names stand under each other.
        var first = names.Where((_, i) => i % 2 == 0).Max(WidthOf);
        var second = names.Where((_, i) => i % 2 == 1).Select(n => WidthOf(n) + NameGap).DefaultIfEmpty(0).Max();
        var nameX = PageGrid.Right - PageGrid.Cell - first - second;
        var labelX = nameX - TypeSetter.WidthOf(labelCells);
        for (var i = 0; i < names.Count; i += 2)
        {
            List<TextRun> row = [];
            if (i == 0)
                row.AddRange(TypeSetter.OneLine(labelCells, labelX, PageGrid.Body));
            row.AddRange(TypeSetter.OneLine(names[i], nameX, PageGrid.Body));
            if (i + 1 < names.Count)
                row.AddRange(TypeSetter.OneLine(names[i + 1], nameX + first + NameGap, PageGrid.Body));
            rows.Add([.. row]);
        }
        return rows;
    }

    private static double WidthOf(Cell[] name) => name.Length > 0 ? TypeSetter.WidthOf(name) : BlankName;
}
