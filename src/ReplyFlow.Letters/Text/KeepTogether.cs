using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Letters.Text;

/// <summary>Finds units that read as one and marks their insides: number with unit, short 《…》, names, 〔2023〕66号, 第0390号.</summary>
/// <param name="names">Names and terms that are kept whole.</param>
internal sealed class KeepTogether(NameList names)
{
    private const int LongestTitle = 8;

    private const string Units = "年月日时分秒号次届户家个项条名人位件份批处所间座台套辆艘架吨米里升度元万亿千百十倍成级期类章节款页岁代届场股笔亩公平立兆瓦㎡㎥㎞㎏㎝㎜㎎";

    internal void Mark(List<(int CodePoint, FontRole Role)> chars, Span<BreakBefore> breaks)
    {
        for (var i = 0; i < chars.Count; i++)
        {
            var cp = chars[i].CodePoint;
            var end = cp switch
            {
                '《' => ShortTitle(chars, i),
                '〔' => BracketedYear(chars, i),
                '第' => Ordinal(chars, i),
                _ when CharRules.IsDigit(cp) && (i == 0 || !CharRules.IsWordPart(chars[i - 1].CodePoint)) => NumberWithUnit(chars, i),
                _ => i,
            };
            Keep(breaks, i, end);
            Keep(breaks, i, names.MatchAt(chars, i));
        }
    }

    private static void Keep(Span<BreakBefore> breaks, int start, int end)
    {
        for (var k = start + 1; k < end; k++)
            if (breaks[k] == BreakBefore.Free)
                breaks[k] = BreakBefore.Kept;
    }

    private static int ShortTitle(List<(int CodePoint, FontRole Role)> chars, int i)
    {
        for (var k = i + 1; k < chars.Count && k - i <= LongestTitle + 1; k++)
            if (chars[k].CodePoint == '》')
                return k + 1;
        return i;
    }

    private static int BracketedYear(List<(int CodePoint, FontRole Role)> chars, int i)
    {
        var k = Digits(chars, i + 1);
        if (k >= chars.Count || chars[k].CodePoint != '〕')
            return i;
        k = Digits(chars, k + 1);
        return k < chars.Count && chars[k].CodePoint == '号' ? k + 1 : k;
    }

    private static int Ordinal(List<(int CodePoint, FontRole Role)> chars, int i)
    {
        var k = Digits(chars, i + 1);
        return k > i + 1 && k < chars.Count && CharRules.IsHan(chars[k].CodePoint) ? k + 1 : i;
    }

    private static int NumberWithUnit(List<(int CodePoint, FontRole Role)> chars, int i)
    {
        var k = i;
        while (k < chars.Count && (CharRules.IsWordPart(chars[k].CodePoint) || IsRange(chars, k)))
            k++;
        var unitStart = k;
        while (k < chars.Count && k - unitStart < 3 && chars[k].CodePoint <= 0xFFFF && Units.Contains((char)chars[k].CodePoint))
            k++;
        if (k == unitStart && k < chars.Count && CharRules.IsHan(chars[k].CodePoint))
            k++;
        return k;
    }

    // 5—10个, 60～80家: the sign between two numbers belongs to them.
    private static bool IsRange(List<(int CodePoint, FontRole Role)> chars, int k) =>
        chars[k].CodePoint is '—' or '～' or '–' && k + 1 < chars.Count && CharRules.IsDigit(chars[k + 1].CodePoint);

    private static int Digits(List<(int CodePoint, FontRole Role)> chars, int k)
    {
        while (k < chars.Count && CharRules.IsDigit(chars[k].CodePoint))
            k++;
        return k;
    }
}
