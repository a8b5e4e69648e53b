using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>A category as all cities understand it, however theirs writes it.</summary>
internal static class CategoryLetter
{
    /// <summary>A to D; a space for none of them.</summary>
    public static char Of(string category) => Chars.HalfWidth(Chars.WithoutSpaces(category)) switch
    {
        ['A' or 'a' or '甲', ..] => 'A',
        ['B' or 'b' or '乙', ..] => 'B',
        ['C' or 'c' or '丙', ..] => 'C',
        ['D' or 'd' or '丁', ..] => 'D',
        _ => ' ',
    };
}
