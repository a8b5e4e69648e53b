namespace ReplyFlow.Letters.Prose;

/// <summary>
/// Finds numbers in characters with their units: 三千二百万元, 十二个, 百分之八. Numbers that count nothing in particular are passed over: one and two, and a
/// single numeral before a unit that set phrases have (三个方面, 四项制度, 九部门).
/// </summary>
internal static class ChineseQuantityScanner
{
    private const string Percent = "百分之";

    /// <summary>What before a number makes it an order, a part of a name, or one of every so many.</summary>
    private const string NotBefore = "第初数几每前后同另其唯统某这那上下首任周期〇零年月日号逐";

    /// <summary>Units of which a single numeral is a count of things that somebody could count again.</summary>
    private static readonly string[] Countable =
    [
        "平方公里", "立方米", "平方米", "千瓦时", "公里", "公顷", "千瓦", "床位", "家", "户", "人", "名", "元", "亩", "吨", "辆", "台", "套", "所", "座", "处", "栋", "幢", "艘", "盏",
    ];

    /// <summary>All of the text, in order.</summary>
    public static IEnumerable<Quantity> Scan(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var isPercent = string.CompareOrdinal(text, i, Percent, 0, Percent.Length) == 0;
            var start = isPercent ? i + Percent.Length : i;
            var end = start;
            while (end < text.Length && ChineseNumber.IsPart(text[end]))
                end++;
            if (end == start)
            {
                i++;
                continue;
            }
            if ((isPercent ? OfHundred(text, i, start, end) : Counted(text, start, end)) is { } quantity)
                yield return quantity;
            i = end;
        }
    }

    private static Quantity? OfHundred(string text, int at, int start, int end) =>
        ChineseNumber.Parse(text.AsSpan(start, end - start)) is { } value ? new Quantity(at, start, start, end, value, 1, false, "%") : null;

    private static Quantity? Counted(string text, int start, int end)
    {
        if (start > 0 && (NotBefore.Contains(text[start - 1]) || char.IsAsciiDigit(text[start - 1]) || text[start - 1] is '.' or '．' or '分' or '之'))
            return null;
        if (text[start] is '百' or '千' or '万' or '亿' or '零' or '〇' or '点' || ChineseNumber.Parse(text.AsSpan(start, end - start)) is not { } value || value < 3)
            return null;
        return QuantityScanner.UnitAt(text, end) is { Unit.Length: > 0 } unit && (end - start > 1 || Countable.Contains(unit.Unit))
            ? new Quantity(start, end, end, unit.End, value, 1, false, unit.Unit) : null;
    }
}
