using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Text;

/// <summary>
/// Where a title may be divided. Without a dictionary of the whole language: known words and names are whole, function words make
/// good joints, and inside an unknown stretch a division costs so much that any joint is better.
/// </summary>
internal static partial class TitleBreakCosts
{
    private const double InsideUnknown = 30;
    private const double InsideBrackets = 18;

    /// <summary>Cost of a division before each cell; infinite where forbidden.</summary>
    internal static double[] Of(Cell[] cells, NameList names)
    {
        var costs = new double[cells.Length + 1];
        Array.Fill(costs, InsideUnknown);
        var chars = cells.Select(c => (c.CodePoint, c.Role)).ToList();
        Joints(chars, costs);
        Words(chars, costs, TitleLexicon.Words, 45);
        Words(chars, costs, names, double.PositiveInfinity);
        Sessions(chars, costs);
        var depth = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            if (depth > 0)
                costs[i] += InsideBrackets;
            if (cells[i].CodePoint is '《' or '“' or '（' or '〔')
                depth++;
            else if (cells[i].CodePoint is '》' or '”' or '）' or '〕')
                depth = Math.Max(0, depth - 1);
            if (cells[i].Break != BreakBefore.Free)
                costs[i] = double.PositiveInfinity;
        }
        return costs;
    }

    // Division between two known words is free, inside one it is forbidden or dear.
    private static void Words(List<(int CodePoint, Fonts.FontRole Role)> chars, double[] costs, NameList words, double inside)
    {
        for (var i = 0; i < chars.Count;)
        {
            var end = words.MatchAt(chars, i);
            if (end == i)
            {
                i++;
                continue;
            }
            for (var k = i + 1; k < end; k++)
                costs[k] = Math.Max(costs[k], inside);
            Ease(costs, i, 3);
            Ease(costs, end, 3);
            Glue(chars, costs, i);
            Glue(chars, costs, end);
            i = end;
        }
    }

    // A session's name is one word, also where the letter does not give it: 市第九届人民代表大会第二次会议.
    private static void Sessions(List<(int CodePoint, Fonts.FontRole Role)> chars, double[] costs)
    {
        var text = string.Create(chars.Count, chars, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i].CodePoint <= 0xFFFF ? (char)source[i].CodePoint : '〓';
        });
        foreach (var match in Session().EnumerateMatches(text))
        {
            for (var k = match.Index + 1; k < match.Index + match.Length; k++)
                costs[k] = Math.Max(costs[k], 70);
            Ease(costs, match.Index, 1);
            Ease(costs, match.Index + match.Length, 1);
            Glue(chars, costs, match.Index);
        }
    }

    [GeneratedRegex("[全国省市区县州旗]{0,2}第?[一二三四五六七八九十百]{1,4}届(人民代表大会|人大|政协)(常务委员会|常委会)?(第?[一二三四五六七八九十]{1,3}次(会议|全会))?", RegexOptions.CultureInvariant)]
    private static partial Regex Session();

    private static void Joints(List<(int CodePoint, Fonts.FontRole Role)> chars, double[] costs)
    {
        for (var i = 1; i < chars.Count; i++)
        {
            var (before, cp) = (chars[i - 1].CodePoint, chars[i].CodePoint);
            if (before is '的' or '、' or '，' or '》' or '”' or '）' || cp is '《' or '“')
                costs[i] = 0;
            else if (cp is '和' or '与' or '及' or '暨')
                costs[i] = 2;
            else if (CharRules.IsSpace(before))
                costs[i] = 0;
            Glue(chars, costs, i);
        }
    }

    private static void Ease(double[] costs, int at, double cost)
    {
        if (at < costs.Length && costs[at] <= InsideUnknown)
            costs[at] = Math.Min(costs[at], cost);
    }

    // A line never begins with 的, nor ends with a preposition standing alone.
    private static void Glue(List<(int CodePoint, Fonts.FontRole Role)> chars, double[] costs, int at)
    {
        if (at >= chars.Count || at == 0)
            return;
        if (chars[at].CodePoint is '的' or '等' or '之' or '号' or '》')
            costs[at] = Math.Max(costs[at], 60);
        if (chars[at - 1].CodePoint is '对' or '和' or '与' or '及' or '为' or '在' or '向' or '第')
            costs[at] = Math.Max(costs[at], 20);
    }
}
