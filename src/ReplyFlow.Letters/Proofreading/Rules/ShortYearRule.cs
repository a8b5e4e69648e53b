using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 2: a year is written with four digits.</summary>
internal sealed partial class ShortYearRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(2, "年份写四位数字", Severity.Warning, Grounds.Digits("5.1.4"), ["25年6月启动改造。", "已于24年12月31日建成。"],
        ["2025年6月启动改造。", "工期5年6个月。", "服务满25年的教师。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (Match match in Form().Matches(input.Body.Text))
            sink.Body(Severity.Warning, match.Index, 2, "年份应写四位数字", "20" + match.Value[..2]);
    }

    [GeneratedRegex("(?<![0-9.满共第])(?:1[0-9]|2[0-9])(?=年(?:1[0-2]|[1-9])月(?!龄))")]
    private static partial Regex Form();
}
