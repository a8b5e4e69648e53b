using ReplyFlow.Letters.Recognition;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6: a line that ends in the middle of a sentence; the fix takes the line's end away.</summary>
internal sealed class HardWrapRule : IProofRule
{
    private const int Rule = 6;

    public bool Blocks => false;

    public void Check(ProofInput input, FindingSink sink)
    {
        var text = input.Body.Text;
        foreach (var at in HardWraps.Find(text))
            sink.Body(Rule, Severity.Warning, at, 1, "句子在这里断了行，应接上下一行", HardWraps.Joint(text, at));
    }
}
