using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6: no mark twice, no two stops together, an ellipsis of six dots.</summary>
internal sealed partial class DoubledMarkRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(6, "标点不重复、不叠用，省略号写“……”", Severity.Warning, Grounds.Marks("4.11"), ["我们已完成。。", "我们，，大家一起做。", "走访社区、、学校。",
        "包括甲、乙...等。", "已经完成，。"],
        ["包括甲、乙……", "好！", "版本1.2.3。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var text in ProofText.Of(input))
            foreach (Match match in Form().Matches(text.Text))
            {
                var fix = match.Value[0] is '.' or '…'
                    || match.Value is ['。', '。', '。', ..] ? "……" : match.Value.All(c => c == match.Value[0]) ? match.Value[..1] : null;
                text.Warn(sink, match.Index, match.Length, fix == "……" ? "省略号写六个点“……”" : "标点重复", fix);
            }
    }

    [GeneratedRegex("(?<=[一-龥”）、，])(?:\\.{3,6}|…)(?![.…])|([，。；：、？])\\1+|,{2,}|[，、；：][。，；：]|。[，；、]")]
    private static partial Regex Form();
}
