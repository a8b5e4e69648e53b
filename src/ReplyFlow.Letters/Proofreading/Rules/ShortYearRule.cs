using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 2: a year is written with four digits.</summary>
internal sealed partial class ShortYearRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(2, "年份写四位数字", Severity.Warning, Grounds.Digits("5.1.4"),
        ["25年6月启动改造。", "已于24年12月31日建成。", "25年底前全部完工。", "计划26年上半年开工。", "自24年起实施。", "工程于24年开工。", "24年、25年分别投入120万元。"],
        ["2025年6月启动改造。", "工期5年6个月。", "服务满25年的教师。", "历时12年6月。", "工龄20年以上的职工。", "坚守25年初心不改。", "使用年限分别为15年、20年。", "从业20年的技工。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (Match match in Form().Matches(input.Body.Text))
            sink.Body(Severity.Warning, match.Index, 2, "年份应写四位数字", "20" + match.Value[..2]);
    }

    [GeneratedRegex("(?<![0-9.满共第期时限约近达龄刑历过经整])(?:1[0-9]|2[0-9])(?=年(?:1[0-2]|[1-9])月(?!龄)|年(?:底(?![薪数线蕴色子气价])|初(?![心衷次步期级中])|末|[上下]半年|第?[一二三四]季度))"
        + "|(?<=自|从)2[0-9](?=年起)|(?<=[已将拟计划]于)2[0-9](?=年(?:开工|竣工|建成|完成|完工|启动|动工|投入|投用))|(?<=[程目]于)2[0-9](?=年(?:开工|竣工|建成|动工))|2[0-9](?=年[、和与]2[0-9]年分别[^为])")]
    private static partial Regex Form();
}
