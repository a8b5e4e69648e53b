using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Recognition;

/// <summary>A whole date as a letter's foot writes it, in Arabic or Chinese numerals.</summary>
internal static partial class WrittenDate
{
    /// <summary>Where a date at the end begins at most; so far back is looked, whatever stands before.</summary>
    private const int Longest = 100;

    /// <summary>The date at a text's end and where it begins; null where there is none or it is none of the calendar's.</summary>
    public static (DateOnly Date, int Start)? AtEnd(string text)
    {
        var match = Form().Match(text, Math.Max(0, text.Length - Longest));
        if (!match.Success || Year(Chars.WithoutSpaces(match.Groups["y"].Value)) is not { } year
            || Number(match.Groups["m"].Value) is not (>= 1 and <= 12 and var month) || Number(match.Groups["d"].Value) is not { } day
            || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        return (new DateOnly(year, month, day), match.Index);
    }

    public static DateOnly? Whole(string text) => AtEnd(text.Trim()) is (var date, 0) ? date : null;

    private static int? Year(string text)
    {
        var digits = string.Concat(Chars.HalfWidth(text)
            .Select(c => "〇一二三四五六七八九".IndexOf(c) is var n and >= 0 ? (char)('0' + n) : c is '○' or '零' or 'O' or 'o' ? '0' : c));
        return int.TryParse(digits, out var year) && year is >= 1949 and <= 2999 ? year : null;
    }

    private static int? Number(string text)
    {
        var plain = Chars.HalfWidth(Chars.WithoutSpaces(text));
        return int.TryParse(plain, out var n) ? n : ChineseNumeral.Parse(plain);
    }

    [GeneratedRegex(
        @"(?<y>(?:[12２１][\s　]*(?:[0-9０-９][\s　]*){3})|(?:[一二][\s　]*(?:[〇○零Oo0一二三四五六七八九][\s　]*){3}))年[\s　]*(?<m>[0-9０-９\s　]{1,4}|[一二" +
        @"三四五六七八九十\s　]{1,3})月[\s　]*(?<d>[0-9０-９\s　]{1,4}|[一二三四五六七八九十\s　]{1,5})日$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
