using System.Globalization;
using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 2: months and days are written without a leading zero; a date inside a cited title is not ours to change.</summary>
internal sealed partial class PaddedDateRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(2, "日期中的月、日不补零", Severity.Warning, Grounds.Format("7.3.5.4"),
        ["2026年06月3日召开。", "2026年6月03日召开。", "2026年06月完成。"], ["2026年6月3日召开。", "2026年10月20日召开。", "按《示例通报（2026年06月03日）》执行。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        var titles = Prose.CitedTitles.In(input.Body.Text).ToList();
        foreach (Match match in Written().Matches(input.Body.Text))
        {
            if (titles.Exists(t => match.Index > t.Start && match.Index < t.Start + t.Length))
                continue;
            var (month, day) = (Number(match.Groups[2]), match.Groups[3].Success ? Number(match.Groups[3]) : 1);
            if (month is >= 1 and <= 12 && day is >= 1 and <= 31 && (match.Groups[2].Value[0] == '0' || match.Groups[3].Value.StartsWith('0')))
                sink.Body(Severity.Warning, match.Index, match.Length, "日期中的月、日不补零",
                    $"{match.Groups[1].Value}年{month}月" + (match.Groups[3].Success ? $"{day}日" : ""));
        }
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<![0-9])((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?")]
    private static partial Regex Written();
}
