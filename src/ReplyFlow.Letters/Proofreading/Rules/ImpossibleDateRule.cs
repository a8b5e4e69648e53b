using System.Globalization;
using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 2: dates exist, with or without their year, in digits or Chinese numerals.</summary>
internal sealed partial class ImpossibleDateRule : IProofRule
{
    private const int LeapYear = 2024;

    public RuleSheet Sheet { get; } = new(2, "日期是真实存在的", Severity.Error, Grounds.Accuracy,
        ["会议于2026年2月30日召开。", "6月31日前完成。", "2026年13月完成。", "13月5日前完成。", "全部工程13月底前完工。", "二〇二六年六月三十一日前完成。", "2025年2月29日召开。"],
        ["2024年2月29日召开。", "2月29日召开。", "工期13个月。", "工期13月完成过半。", "6月1日至30日开展活动。", "2026年12月31日前完成。", "农历2月30日举行庙会。", "2月30日均客流量达12万人次。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (Match match in MonthAlone().Matches(input.Body.Text))
            if (Number(match.Groups[1]) is < 1 or > 12)
                sink.Body(Severity.Error, match.Groups[1].Index, match.Groups[1].Length + 1, $"没有“{match.Groups[1].Value}月”，请核对日期");
        foreach (Match match in Written().Matches(input.Body.Text))
            if (!Exists(Number(match.Groups[1]), Number(match.Groups[2]) ?? 0, Number(match.Groups[3])))
                sink.Body(Severity.Error, match.Index, match.Length, $"没有“{match.Value}”这一天，请核对日期");
    }

    /// <summary>A month alone is judged only beside a year, or before words that follow a date: 13月 by itself may be a count.</summary>
    private static bool Exists(int? year, int month, int? day)
    {
        if (year is null && day is null)
            return true;
        return month is >= 1 and <= 12 && (day is not { } d || (d >= 1 && d <= DateTime.DaysInMonth(year is >= 1 and <= 9999 ? year.Value : LeapYear, month)));
    }

    private static int? Number(Group group)
    {
        if (!group.Success)
            return null;
        var text = group.Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        return text.Length == 4 && !text.Contains('十') ? int.Parse(string.Concat(text.Select(c => "〇一二三四五六七八九".IndexOf(c == '零' ? '〇' : c))),
            CultureInfo.InvariantCulture)
            : ChineseNumeral.Parse(text);
    }

    [GeneratedRegex("(?<![0-9年期时满约近第共超])(1[3-9]|[2-9][0-9]|00?)月(?=前|底|初|末|份|起|上旬|中旬|下旬|完成|召开|启动|开工|竣工|建成|印发)")]
    private static partial Regex MonthAlone();

    [GeneratedRegex("(?<![0-9历])(?:(?<1>(?:19|20)[0-9]{2}|[二一][〇零一二三四五六七八九]{3})年)?(?<2>[0-9]{1,2}|[一二三四五六七八九十]{1,3})月"
        + "(?:(?<3>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日(?![均产供]))?")]
    private static partial Regex Written();
}
