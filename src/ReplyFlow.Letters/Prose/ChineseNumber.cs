namespace ReplyFlow.Letters.Prose;

/// <summary>Numbers written in characters, as prose has them: 十二, 三千二百, 一亿零五百万, 二点五.</summary>
internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Whether the character can be part of such a number.</summary>
    public static bool IsPart(char c) => Value(c) is not null || c is '十' or '百' or '千' or '万' or '亿' or '点';

    /// <summary>The value; null where the text is no number, or says roughly how many (七八家).</summary>
    public static decimal? Parse(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('点') is var point and > 0)
            return Parse(text[..point]) is { } whole && Fraction(text[(point + 1)..]) is { } rest ? whole + rest : null;
        foreach (var (unit, size) in new[] { ('亿', 1e8m), ('万', 1e4m) })
            if (text.LastIndexOf(unit) is var at and >= 0)
                return Parse(text[..at]) is { } high && (at + 1 == text.Length ? 0 : Parse(text[(at + 1)..])) is { } low && low < size
                    ? (high * size) + low : null;
        return Small(text);
    }

    /// <summary>Less than ten thousand.</summary>
    private static decimal? Small(ReadOnlySpan<char> text)
    {
        var (sum, digit, last, isAfterZero) = (0, -1, 10_000, false);
        foreach (var c in text)
        {
            var size = c switch { '千' => 1_000, '百' => 100, '十' => 10, _ => 1 };
            if (size > 1)
            {
                if (size >= last || (digit < 0 && !(size == 10 && sum == 0)))
                    return null;
                (sum, digit, last) = (sum + (size * (digit < 0 ? 1 : digit)), -1, size);
            }
            else if (digit >= 0 || Value(c) is not { } value)
                return null;
            else if (value == 0)
                isAfterZero = sum > 0;
            else
                digit = value;
        }
        // 三千二 is said, not written.
        if (digit >= 0 && last > 10 && sum > 0 && !isAfterZero)
            return null;
        return text.IsEmpty ? null : sum + Math.Max(0, digit);
    }

    private static decimal? Fraction(ReadOnlySpan<char> text)
    {
        var (sum, step) = (0m, 1m);
        foreach (var c in text)
        {
            if (Value(c) is not { } value || c == '两')
                return null;
            step /= 10;
            sum += value * step;
        }
        return text.IsEmpty ? null : sum;
    }

    private static int? Value(char c) => c == '两' ? 2 : c == '〇' ? 0 : Digits.IndexOf(c) is var d and >= 0 ? d : null;
}
