using System.Globalization;

namespace ReplyFlow.Letters.Prose;

/// <summary>A heading's number at the start of a paragraph.</summary>
/// <param name="Level">1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.</param>
/// <param name="Number">The number.</param>
/// <param name="Start">Where the digits start in the paragraph.</param>
/// <param name="Length">How many characters the digits take.</param>
/// <param name="Closing">1 where a closing bracket follows, else 0.</param>
/// <param name="Separator">How many characters of separator follow (0 or more).</param>
internal readonly record struct HeadingMark(int Level, int Number, int Start, int Length, int Closing, int Separator)
{
    /// <summary>How many levels there are.</summary>
    public const int Levels = 4;

    /// <summary>What follows the number and its bracket when it is written rightly.</summary>
    public string RightSeparator => Level switch { 1 => "、", 3 => ".", _ => "" };

    /// <summary>A number written as this level writes it.</summary>
    public string Write(int number) => Level <= 2 ? ChineseNumeral.Write(number) : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The mark at the start of a paragraph, or null where there is none.</summary>
    public static HeadingMark? Read(string text)
    {
        var start = 0;
        while (start < text.Length && Chars.IsIndent(text[start]))
            start++;
        var bracket = start < text.Length && (text[start] is '（' or '(');
        if (bracket)
            start++;
        var end = start;
        while (end < text.Length && end - start < 3 && ChineseNumeral.IsPart(text[end]))
            end++;
        var chinese = end > start;
        while (!chinese && end < text.Length && end - start < 3 && Chars.IsDigit(text[end]))
            end++;
        if (end == start || Value(text.AsSpan(start, end - start), chinese) is not { } number)
            return null;
        if (bracket && (end >= text.Length || text[end] is not ('）' or ')')))
            return null;
        var closing = bracket ? 1 : 0;
        var separator = SeparatorLength(text, end + closing, bracket);
        if (!bracket && (separator == 0 || (!chinese && end + 1 < text.Length && Chars.IsDigit(text[end + 1]))))
            return null;
        if (!bracket && chinese && IsRange(text, end + separator))
            return null;
        var level = (bracket, chinese) switch { (false, true) => 1, (true, true) => 2, (false, false) => 3, _ => 4 };
        return new HeadingMark(level, number, start, end - start, closing, separator);
    }

    /// <summary>一、二级市场, 三、四线城市, 二、三产业: the number is one of two that belong to the noun.</summary>
    private static bool IsRange(string text, int at)
    {
        var end = at;
        while (end < text.Length && ChineseNumeral.IsPart(text[end]))
            end++;
        return end > at && end < text.Length && "级线类等期产层次号楼年月本手区批季轮流档环方胎孩代楼".Contains(text[end]);
    }

    /// <summary>Behind a bracket every mark is too many; without one there is just one mark.</summary>
    private static int SeparatorLength(string text, int at, bool bracket)
    {
        var end = at;
        while (end < text.Length && (text[end] is '、' or '，' or '.' or '．') && (bracket || end == at))
            end++;
        return end - at;
    }

    private static int? Value(ReadOnlySpan<char> digits, bool chinese) =>
        chinese ? ChineseNumeral.Parse(digits)
        : digits.Length <= 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n
        : null;
}
