using System.Buffers;
using System.Globalization;

namespace ReplyFlow.Letters.Prose;

/// <summary>Finds numbers with their units. Years, dates, ordinals (第19条) and parts of longer codes are passed over.</summary>
internal static class QuantityScanner
{
    private const int LongestNumber = 15;

    private static readonly string[] Units =
    [
        "平方公里", "立方米", "平方米", "千瓦时", "个百分点", "公里", "公顷", "千瓦", "人次", "床位", "社区",
        "家", "户", "个", "项", "人", "名", "位", "元", "亩", "米", "吨", "辆", "台", "套", "件", "条", "所", "座", "处", "次", "场",
        "份", "篇", "株", "张", "只", "头", "册", "门", "批", "类", "种", "宗", "起", "例", "笔", "栋", "幢", "间", "村", "班", "对",
        "部", "支", "组", "片", "块", "盏", "艘", "架", "期", "%", "％",
    ];

    private static readonly (string Text, decimal Factor)[] Factors =
        [("万亿", 1e12m), ("千万", 1e7m), ("百万", 1e6m), ("亿", 1e8m), ("万", 1e4m)];

    private static readonly SearchValues<char> Beginnings = SearchValues.Create([.. Units.Concat(Factors.Select(f => f.Text)).Select(u => u[0]).Distinct()]);

    /// <summary>All quantities of the text, in order.</summary>
    public static List<Quantity> Scan(string text)
    {
        var found = new List<Quantity>();
        for (var i = 0; i < text.Length;)
        {
            if (!Chars.IsDigit(text[i]))
            {
                i++;
                continue;
            }

            var end = NumberEnd(text, i);
            if (!IsPartOfCode(text, i, end) && Read(text, i, end) is { } quantity)
                found.Add(quantity);
            i = end;
        }

        return found;
    }

    /// <summary>The end of digits with thousands separators and one decimal point.</summary>
    private static int NumberEnd(string text, int i)
    {
        while (i < text.Length && (Chars.IsDigit(text[i]) || IsThousands(text, i)))
            i++;
        if (i + 1 < text.Length && text[i] == '.' && Chars.IsDigit(text[i + 1]))
            for (i++; i < text.Length && Chars.IsDigit(text[i]);)
                i++;
        return i;
    }

    private static bool IsThousands(string text, int i) =>
        text[i] == ',' && i > 0 && i + 3 < text.Length && Chars.IsDigit(text[i - 1]) && text.AsSpan(i + 1, 3).IndexOfAnyExceptInRange('0', '9') < 0
        && (i + 4 >= text.Length || !Chars.IsDigit(text[i + 4]));

    private static bool IsPartOfCode(string text, int start, int end)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        return Chars.IsLatin(before) || before is '第' or '〔' or '.' or '-' or '—' or '/' || after is '-' or '—' or '〕' or '/' || Chars.IsLatin(after);
    }

    private static Quantity? Read(string text, int start, int end)
    {
        var digits = text[start..end].Replace(",", "", StringComparison.Ordinal);
        if (digits.Length > LongestNumber || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        var point = digits.IndexOf('.');
        var step = 1m;
        for (var i = point < 0 ? digits.Length : point + 1; i < digits.Length; i++)
            step /= 10;
        var unit = end;
        while (unit < text.Length && Chars.IsSpace(text[unit]))
            unit++;
        if (unit < text.Length && text[unit] is '年' or '月' or '日' or '号' or '时' or '点' or '分')
            return null;
        return UnitAt(text, unit) is var (after, factor, name)
            ? new Quantity(start, end, unit, after, value * factor, step * factor, point >= 0, name)
            : new Quantity(start, end, end, end, value, step, point >= 0, "");
    }

    /// <summary>The unit that stands at a place, with what 万 and 亿 before it multiply by; empty where only those stand there, null for none.</summary>
    public static (int End, decimal Factor, string Unit)? UnitAt(string text, int at)
    {
        if (at >= text.Length || !Beginnings.Contains(text[at]))
            return null;
        var (factor, after) = (1m, at);
        foreach (var (name, size) in Factors)
            if (string.CompareOrdinal(text, at, name, 0, name.Length) == 0)
            {
                (factor, after) = (size, at + name.Length);
                break;
            }

        foreach (var name in Units)
            if (string.CompareOrdinal(text, after, name, 0, name.Length) == 0)
                return (after + name.Length, factor, name == "％" ? "%" : name);
        return factor > 1 ? (after, factor, "") : null;
    }
}
