using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 5: heading numbers 一、 （一） 1. （1） run without gaps, each level in one form; （一） is not followed by 、.
/// Numbers are compared with a count, so that renumbering everything that is marked puts the whole run right.
/// </summary>
internal sealed partial class HeadingRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(5, "层次序数“一、”“（一）”“1.”“（1）”连续不重，“（一）”后不加顿号；“一是”“二是”连续", Severity.Warning, Grounds.Format("7.3.3"),
        ["body=一、甲项\n三、乙项", "body=（一）、甲项", "body=1、甲项", "做法如下：一是甲；二是乙；四是丙。"],
        ["body=一、甲项\n（一）子项\n（二）丑项\n二、乙项", "body=一、二级市场交易活跃。", "body=三、四线城市人口回流。", "一是甲；二是乙。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        Span<int> counts = stackalloc int[HeadingMark.Levels + 1];
        Span<int> running = stackalloc int[HeadingMark.Levels + 1];
        foreach (var paragraph in input.Body.Paragraphs)
        {
            if (Chapter().IsMatch(paragraph.Text))
                counts.Clear();
            if (HeadingMark.Read(paragraph.Text) is not { } mark)
                continue;
            counts[(mark.Level + 1)..].Clear();
            counts[mark.Level] = running[mark.Level] = Expected(mark, counts[mark.Level] + 1, running[mark.Level] + 1);
            var expected = counts[mark.Level];
            if (mark.Number != expected)
                sink.Body(Severity.Warning, paragraph.Start + mark.Start, mark.Length,
                    $"序号不连续：这里应为“{mark.Write(expected)}”", mark.Write(expected));
            var found = paragraph.Text.Substring(mark.Start + mark.Length + mark.Closing, mark.Separator);
            if (found != mark.RightSeparator)
                sink.Body(Severity.Warning, paragraph.Start + mark.Start + mark.Length + mark.Closing, mark.Separator,
                    mark.RightSeparator.Length == 0 ? $"序号“（{mark.Write(mark.Number)}）”后不加“{found}”" : $"这一级序号后应为“{mark.RightSeparator}”", mark.RightSeparator);
        }

        CheckOrdinals(input.Body, sink);
    }

    /// <summary>
    /// The next number under the heading; a list of the lower levels may also start again at 1, and articles (1. 2. …) may
    /// run on through the whole text.
    /// </summary>
    private static int Expected(HeadingMark mark, int next, int runningOn) => mark.Level switch
    {
        >= 3 when mark.Number == 1 => 1,
        3 when mark.Number == runningOn => runningOn,
        _ => next,
    };

    /// <summary>The runs 一是…二是…三是… inside and across paragraphs.</summary>
    private static void CheckOrdinals(BodyText body, FindingSink sink)
    {
        var last = 0;
        foreach (var paragraph in body.Paragraphs)
        {
            var text = paragraph.Text;
            if (HeadingMark.Read(text) is not null)
                last = 0;
            for (var i = text.IndexOf('是'); i > 0; i = text.IndexOf('是', i + 1))
            {
                var start = i;
                while (start > 0 && i - start < 3 && ChineseNumeral.IsPart(text[start - 1]))
                    start--;
                if (start == i || (start > 0 && text[start - 1] is not ('。' or '；' or '：' or '，' or '、' or ' ' or '\u3000')))
                    continue;
                if (ChineseNumeral.Parse(text.AsSpan(start, i - start)) is not { } number || (number > 1 && last == 0))
                    continue;
                last = number == 1 ? 1 : last + 1;
                if (number != last)
                    sink.Body(Severity.Warning, paragraph.Start + start, i - start,
                        $"序号不连续：这里应为“{ChineseNumeral.Write(last)}是”", ChineseNumeral.Write(last));
            }
        }
    }

    [GeneratedRegex(@"\A[ \u3000]*第[一二三四五六七八九十]{1,3}[章节篇]|\A[ \u3000]*第[一二三四五六七八九十]{1,3}部分")]
    private static partial Regex Chapter();
}
