using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 10: a citation has the title first, then 文号 in brackets.</summary>
internal sealed partial class CitationOrderRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(10, "引用公文先写标题，后写文号", Severity.Warning, Grounds.Practice, ["按照示政发〔2022〕1号《示例规划》执行。"], ["按照《示例规划》（示政发〔2022〕1号）执行。",
        "根据示政发〔2022〕1号文件执行。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (Match match in Form().Matches(input.Body.Text))
            sink.Body(Severity.Warning, match.Index, match.Length, "引用公文先写标题，后在括号里写文号");
    }

    [GeneratedRegex("[一-龥]{2,12}〔20[0-9]{2}〕[0-9]{1,4}号(?:文件?)?[）)]?《[^》\\n]{2,80}》(?![（(])")]
    private static partial Regex Form();
}
