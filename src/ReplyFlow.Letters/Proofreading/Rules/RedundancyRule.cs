using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 7: a word that says again, or against what is meant, what another one says: 避免不再, 原因是因为, 早日……早日. Which goes is the writer's.</summary>
internal sealed partial class RedundancyRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(7, "否定、原因、时限不重复说：不写“避免不再”“原因是因为”“截至……为止”“尽快……尽快”", Severity.Warning, Grounds.Wording,
        ["为避免不再发生类似问题，我们将加强巡查。", "切忌不要私自改造。", "其原因是因为资金不足。", "由于资金不足的原因，暂未实施。", "进一步提高办事效率高。", "截至2026年5月底为止，已建成12处。", "争取早日使项目早日落地。"],
        ["避免不必要的支出。", "防止不法行为。", "不再发生类似问题。", "主要原因是资金不足。", "由于历史的原因，产权不清。", "截至2026年5月底，已建成12处。", "尽快立项，尽快开工。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (Match match in Form().Matches(input.Body.Text))
            sink.Body(Severity.Warning, match.Index, match.Length,
                match.Groups["no"].Success ? $"“{match.Value}”多了一个否定，意思反了" : $"“{match.Value}”前后说了两遍，留一个");
    }

    [GeneratedRegex("(?<no>(?:避免|防止|杜绝|以免|切忌|谨防)(?:不再|不要|不会|再不))|原因是(?:因为|由于)|"
        + "由于(?!历史|客观|主观|体制|自身|各种|种种|多方面|这样|那样|同样|其他)[^，。；：\\n]{2,12}的(?:原因|缘故)(?=，)|提高[一-龥]{2,6}(?:效率|质量|水平)高(?=[，。；])|截至[^，。；：\\n]{1,12}为止|"
        + "(?<soon>早日|尽快|尽早)[^，。；、\\n]{1,12}\\k<soon>")]
    private static partial Regex Form();
}
