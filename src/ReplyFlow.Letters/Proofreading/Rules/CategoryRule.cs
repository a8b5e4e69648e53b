using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 14: B promises something by a date, A has nothing left to study, C and D give their reason.</summary>
internal sealed partial class CategoryRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(14, "B类写明有时限的承诺，A类不写“下一步研究”，C、D类说明原因", Severity.Warning, Grounds.Practice,
        ["category=A|我们将进一步研究补贴办法。", "category=B|body=您提出的建议收悉。现答复如下：\n我们将积极推进。\n感谢您。", "category=C|body=您提出的建议收悉。现答复如下：\n该事项留作参考。\n感谢您。"],
        ["category=A|我们与研究院合作。", "category=B|计划2026年底前完成。", "category=C|body=您提出的建议收悉。现答复如下：\n因资金无法筹集，暂不能实施。\n感谢您。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Category is not { Length: > 0 } category)
            return;
        switch (CategoryLetter.Of(category))
        {
            case 'A':
                foreach (Match match in StillStudying().Matches(input.Body.Text))
                    sink.Body(Severity.Warning, match.Index, match.Length, $"类别为{category}（已解决），正文却写“{match.Value}”");
                break;
            case 'B' when !DatedPromises.In(input.Body, input.Letter.Date ?? input.Context.Today).Any():
                sink.Field(Severity.Warning, "category", category, $"类别为{category}（逐步解决），正文没有写明完成时限的承诺");
                break;
            case 'C' or 'D' when !Reason().IsMatch(input.Body.Text):
                sink.Field(Severity.Warning, "category", category, $"类别为{category}（留作参考或不予采纳），正文没有说明原因");
                break;
        }
    }

    [GeneratedRegex(@"下一步[^。！？\n]{0,30}?研究(?!院|所|生|开发|中心|成果|型)|(?:将|拟|正在|抓紧|继续)(?:进一步)?研究(?!院|所|生|开发|中心|成果|型)")]
    private static partial Regex StillStudying();

    [GeneratedRegex("因(?!素|此|而|地制宜|材施教|人而异|时而异)|由于|鉴于|受[^。\\n]{0,20}(?:限制|制约|影响)"
        + "|条件(?:限制|不具备|尚不)|不具备|不符合|不允许|不宜|不属于|尚未|尚无|难以|无法|无权|没有(?:依据|相关|专项)|限于|暂不|暂无|暂未|缺乏|超出[^。\\n]{0,10}权限")]
    private static partial Regex Reason();
}
