using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Layout;

/// <summary>标题: 二号小标宋, centred, at most 20 characters a line.</summary>
internal static class TitleSetter
{
    private const double WidestCharacters = 20;
    private const int MostLines = 5;

    /// <summary>Sets the title from a grid line on; returns the grid line after it.</summary>
    internal static int Set(Header header, TypeSetter setter, Letter letter, int firstLine)
    {
        var size = PageGrid.Title;
        var cells = setter.Cells([new(letter.Title.Replace('\n', ' ').Trim(), FontRole.TitleSong)], size, "title");
        if (cells.Length == 0)
            throw new LetterLayoutException("title", "不能为空。");
        var lines = setter.Centred(cells, WidestCharacters * size.Em, size);
        if (lines.Count > MostLines)
            throw new LetterLayoutException("title", $"排了 {lines.Count} 行，最多 {MostLines} 行，请缩短。");
        var paragraph = setter.NextParagraph();
        for (var i = 0; i < lines.Count; i++)
        {
            var top = PageGrid.LineTop(firstLine + i);
            header.Lines.Add(new FlowLine(LineKind.Title, paragraph, lines[i]).At(PageGrid.Baseline(top, PageGrid.Pitch, size)));
        }
        return firstLine + lines.Count;
    }
}
