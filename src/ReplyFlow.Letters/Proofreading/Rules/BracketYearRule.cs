using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6: the year in a cited 文号 stands in 〔〕.</summary>
internal sealed partial class BracketYearRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(6, "引用的文号用六角括号〔〕", Severity.Warning, Grounds.Format("7.2.5"), ["按照示政发[2022]1号文件执行。", "按照示政发【2022】1号文件执行。",
        "按照示政发（2022）1号文件执行。"],
        ["按照示政发〔2022〕1号文件执行。", "（2022）示01民终123号判决。", "该小区（2022）3号楼已封顶。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (Match match in Form().Matches(input.Body.Text))
        {
            var year = match.Groups[1];
            sink.Body(Severity.Warning, year.Index - 1, year.Length + 2, "文号的年份用六角括号“〔〕”", $"〔{year.Value}〕");
        }
    }

    [GeneratedRegex("(?<=[一-龥]{2}|[一-龥][A-Z])[\\[【（(［{]((?:19|20)[0-9]{2})[\\]】）)］}](?=第?[0-9]{1,4}号(?![楼院线地门房机库井仓车厅馆泵码路口坑桥站]))")]
    private static partial Regex Form();
}
