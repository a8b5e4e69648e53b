using System.Globalization;
using System.Text;

namespace ReplyFlow.Letters.Word;

/// <summary>Writes a list number the way Word shows it (ECMA-376, ST_NumberFormat).</summary>
internal static class WordNumbers
{
    private const string Digits = "〇一二三四五六七八九";
    private const string Legal = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>The number, or null for a bullet.</summary>
    internal static string? Write(string format, int number) => format switch
    {
        "bullet" => null,
        "none" => "",
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand"
            or "ideographTraditional" or "koreanCounting" => Counting(number, Digits, "十", "百"),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => string.Concat(Plain(number).Select(d => Digits[d - '0'])),
        "chineseLegalSimplified" or "ideographLegalTraditional" => Counting(number, Legal, "拾", "佰"),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Plain(number).Select(d => (char)(d - '0' + '０'))),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        _ => Plain(number),
    };

    private static string Plain(int number) => Math.Max(0, number).ToString(CultureInfo.InvariantCulture);

    private static string Counting(int number, string digits, string ten, string hundred)
    {
        if (number is <= 0 or > 999)
            return Plain(number);
        var text = new StringBuilder();
        var (h, t, o) = (number / 100, number / 10 % 10, number % 10);
        if (h > 0)
            text.Append(digits[h]).Append(hundred);
        if (t > 0)
            text.Append(t == 1 && h == 0 ? "" : digits[t].ToString()).Append(ten);
        else if (h > 0 && o > 0)
            text.Append('零');
        return (o > 0 ? text.Append(digits[o]) : text).ToString();
    }

    private static string Letters(int number, char first) =>
        number is < 1 or > 780 ? Plain(number) : new string((char)(first + (number - 1) % 26), (number - 1) / 26 + 1);

    private static string Roman(int number)
    {
        if (number is < 1 or > 399)
            return Plain(number);
        var text = new StringBuilder();
        foreach (var (value, sign) in new[] { (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
            for (; number >= value; number -= value)
                text.Append(sign);
        return text.ToString();
    }
}
