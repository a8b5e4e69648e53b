using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6: a range of times is joined by a dash, not by a hyphen; a cited title keeps what it has.</summary>
internal sealed partial class RangeRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(6, "起止时间用一字线“—”", Severity.Warning, Grounds.Marks("4.13"), ["1-5月新建6处。", "2023-2025年共投入300万元。", "9:00-17:00开放。"],
        ["1—5月新建6处。", "按《示例方案（2021-2023年）》执行。", "电话0795-6620118。", "使用A-1型设备。", "7-10日龄雏鸡。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var text in ProofText.Of(input))
            foreach (Match match in Form().Matches(text.Text))
                if (!text.IsCited(match.Index))
                    text.Warn(sink, match.Groups["h"].Index, match.Groups["h"].Length, "起止之间用一字线“—”，不用短横线", "—");
    }

    [GeneratedRegex("(?<![0-9A-Za-z.—-])(?:(?:19|20)[0-9]{2}年?(?<h>--?)(?:19|20)[0-9]{2}年"
        + "|[0-9]{1,2}月?(?<h>--?)[0-9]{1,2}月(?!龄)|[0-9]{1,2}日?(?<h>--?)[0-9]{1,2}日(?!龄)"
        + "|[0-9]{1,2}:[0-9]{2}(?<h>--?)[0-9]{1,2}:[0-9]{2})")]
    private static partial Regex Form();
}
