using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 7: a set phrase with one character wrong. Another phrase may be meant, so none is offered.</summary>
internal sealed class IdiomRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(7, "常用四字词语写错一个字", Severity.Warning, Grounds.Wording, ["无异于杯水车新。", "各部门齐抓共菅。", "必须持之以桓。"], ["我们因地制宜、因时制宜推进。",
        "大家出谋献策。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var text in ProofText.Of(input))
            for (var i = 0; i + 4 <= text.Text.Length; i++)
                if (Idioms.At(text.Text, i) is { } meant && !input.Context.Words.Knows(text.Text.Substring(i, 4)))
                {
                    text.Warn(sink, i, 4, $"“{text.Text.Substring(i, 4)}”是不是“{meant.Idiom}”");
                    i += 3;
                }
    }
}
