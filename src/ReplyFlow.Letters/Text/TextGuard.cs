using System.Globalization;
using System.Text;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Text;

/// <summary>
/// Refuses, by name, characters that have no place in an official document: they would print as nothing, as a box, or turn the
/// order of the text.
/// </summary>
internal static class TextGuard
{
    /// <summary>Checks one text.</summary>
    /// <param name="text">The text; line feeds are let through.</param>
    /// <param name="field">Named in the error.</param>
    /// <exception cref="LetterLayoutException">The first character refused, with its place and why.</exception>
    internal static void Check(string text, string field)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                line++;
                lineStart = i + 1;
                continue;
            }
            if (c is >= ' ' and < '\u007F' or (>= '\u4E00' and <= '\u9FFF') or '\t')
                continue;
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                throw Refused(field, c, "不成对的代理字符", line, i - lineStart + 1);
            if (Reason(rune) is { } reason)
                throw Refused(field, rune.Value, reason, line, i - lineStart + 1);
            i += rune.Utf16SequenceLength - 1;
        }
    }

    private static string? Reason(Rune rune) => rune.Value switch
    {
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "改变文字方向的控制字符",
        0x00AD or (>= 0x200B and <= 0x200D) or 0x2060 or 0xFEFF or 0x180E or 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 => "看不见的零宽字符",
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => "字形变体选择符",
        0x2028 or 0x2029 or 0x0085 => "特殊换行符",
        0xFFFC or 0xFFFD => "替换字符，原字可能已在转换中丢失",
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => "控制字符",
            UnicodeCategory.PrivateUse => "私用区字符，换一台电脑就会变成别的字",
            UnicodeCategory.OtherNotAssigned => "没有定义的字符",
            UnicodeCategory.Format => "看不见的格式字符",
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark => "组合用附加符号",
            _ => null,
        },
    };

    private static LetterLayoutException Refused(string field, int codePoint, string reason, int line, int column) =>
        new(field, $"第 {line} 行第 {column} 个字符是 {Name(codePoint)}（{reason}），请删除或改用通用字。");

    /// <summary>U+XXXX.</summary>
    internal static string Name(int codePoint) => $"U+{codePoint:X4}";
}
