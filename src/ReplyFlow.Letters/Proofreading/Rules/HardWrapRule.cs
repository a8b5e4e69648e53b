using ReplyFlow.Letters.Recognition;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6: a line that ends in the middle of a sentence; the fix takes the line's end away.</summary>
internal sealed class HardWrapRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(6, "句子中间不断行", Severity.Warning, Grounds.Format("7.3.3"), ["body=我们将加快推进，\n确保年底前完成。"],
        ["body=我们将加快推进。\n确保年底前完成。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        var text = input.Body.Text;
        foreach (var at in HardWraps.Find(text))
            sink.Body(Severity.Warning, at, 1, "句子在这里断了行，应接上下一行", HardWraps.Joint(text, at));
    }
}
