using System.Globalization;
using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 2: nothing is told as done on a day after the letter's date.</summary>
internal sealed partial class DoneLaterRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(2, "成文日期以后的事不写“已完成”，以前的月份不写“将于”", Severity.Warning, Grounds.Accuracy, ["2026年9月，已建成社区食堂4家。|date=2026-05-20",
        "已于2026年8月15日完成验收。|date=2026-05-20", "拟新建的社区食堂将于2025年12月建成。|date=2026-05-20"],
        ["2026年3月，已建成社区食堂4家。|date=2026-05-20",
            "2026年9月底前建成社区食堂4家，目前已完成选址。|date=2026-05-20", "计划2026年9月完成。|date=2026-05-20", "原方案提出将于2025年12月建成。|date=2026-05-20"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Date is not { } dated)
            return;
        foreach (Match match in Form().Matches(input.Body.Text))
        {
            var (year, month) = (Number(match.Groups["y"]), Number(match.Groups["m"]));
            var day = match.Groups["d"].Success ? Number(match.Groups["d"]) : 1;
            if (month is >= 1 and <= 12 && day is >= 1 and <= 28 && new DateOnly(year, month, day) > dated)
                sink.Body(Severity.Warning, match.Index, match.Length, $"成文日期是{dated.Year}年{dated.Month}月{dated.Day}日，这里把以后的事写成已经完成");
        }
        foreach (Match match in ToCome().Matches(input.Body.Text))
            if ((Number(match.Groups["y"]) * 12) + Number(match.Groups["m"]) < (dated.Year * 12) + dated.Month)
                sink.Body(Severity.Warning, match.Index, match.Length, $"成文日期是{dated.Year}年{dated.Month}月{dated.Day}日，这里把以前的月份写成将要完成");
    }

    /// <summary>Not what somebody said then: 原计划将于…, 方案提出将于….</summary>
    [GeneratedRegex("(?<!(?:原|曾|时|提出|明确|表示|承诺|要求|确定|规定|答复)[^。；\\n]{0,20})将于"
        + "(?<y>20[0-9]{2})年(?<m>[0-9]{1,2})月(?:[0-9]{1,2}日|底|末|[上中下]旬)?(?:之?前)?(?:全部|全面|正式)?(?:完成|建成|竣工|完工|投入使用|投用|开通|启用)")]
    private static partial Regex ToCome();

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<y>20[0-9]{2})年(?<m>[0-9]{1,2})月(?:(?<d>[0-9]{1,2})日)?(?![—－至底前以])，?(?:已经?|顺利|全面|正式)(?:全部|全面)?(?:完成|建成|竣工|验收|投入使用|开通|启用)"
        + "|已(?:经)?(?:于|在)(?<y>20[0-9]{2})年(?<m>[0-9]{1,2})月(?:(?<d>[0-9]{1,2})日)?(?![—－至])[^，。；\\n]{0,6}(?:完成|建成|竣工|验收|投入使用|开通|启用)")]
    private static partial Regex Form();
}
