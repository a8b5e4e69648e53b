namespace ReplyFlow.Letters.Prose;

/// <summary>Whole numbers from 1 to 99 as headings write them: 一, 十, 十二, 三十六.</summary>
internal static class ChineseNumeral
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Whether the character can be part of such a number.</summary>
    public static bool IsPart(char c) => c == '十' || (c != '零' && Digits.Contains(c));

    /// <summary>The number, or null where the text is none.</summary>
    public static int? Parse(ReadOnlySpan<char> text)
    {
        var ten = text.IndexOf('十');
        if (ten < 0)
            return text.Length == 1 && Digits.IndexOf(text[0]) is var d and > 0 ? d : null;
        var tens = ten switch
        {
            0 => 1,
            1 => Digits.IndexOf(text[0]),
            _ => 0,
        };
        var ones = (text.Length - ten) switch
        {
            1 => 0,
            2 when Digits.IndexOf(text[ten + 1]) is var d and > 0 => d,
            _ => -1,
        };
        return tens > 0 && ones >= 0 ? (tens * 10) + ones : null;
    }

    /// <summary>The number in Chinese.</summary>
    public static string Write(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (n > 99)
            return n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (tens, ones) = (n / 10, n % 10);
        return (tens > 1 ? Digits[tens].ToString() : "") + (tens > 0 ? "十" : "") + (ones > 0 ? Digits[ones].ToString() : "");
    }
}
