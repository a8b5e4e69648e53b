using System.Globalization;
using System.Text;

namespace ReplyFlow.Letters.Fonts;

/// <summary>Says in Chinese which character is meant, also when it cannot be seen.</summary>
internal static class CharacterNames
{
    /// <summary>Names a character: “字”（U+5B57）, or its kind and number where showing it would not help.</summary>
    /// <param name="codePoint">Any code point, scalar value or not.</param>
    public static string Describe(int codePoint)
    {
        var number = $"U+{codePoint:X4}";
        if (!Rune.IsValid(codePoint)) return $"不成对的代理码 {number}";
        var rune = new Rune(codePoint);
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.PrivateUse => $"私用区字符 {number}",
            UnicodeCategory.Control => $"控制字符 {number}",
            UnicodeCategory.Format => $"不可见的格式字符 {number}",
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => $"换行符 {number}",
            UnicodeCategory.SpaceSeparator => $"空格字符 {number}",
            UnicodeCategory.OtherNotAssigned => $"未分配的字符 {number}",
            _ => $"“{rune}”（{number}）",
        };
    }

    /// <summary>
    /// Whether a character may stand in a document at all. Private-use characters have no agreed meaning (they would
    /// extract as something else elsewhere), control and format characters draw nothing: all are refused, whatever a font says.
    /// </summary>
    public static bool IsDrawable(int codePoint) =>
        Rune.IsValid(codePoint) && Rune.GetUnicodeCategory(new Rune(codePoint)) is not (
            UnicodeCategory.PrivateUse or UnicodeCategory.Control or UnicodeCategory.Format or
            UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) &&
        (codePoint & 0xFFFE) != 0xFFFE;
}
