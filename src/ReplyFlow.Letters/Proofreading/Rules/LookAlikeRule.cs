using System.Text;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 7, characters that only look like the one meant: each is named and the plain one offered; the letter keeps what is written
/// until then.
/// </summary>
internal sealed class LookAlikeRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(7, "部首字形、兼容字、全角数字、外文字母、表情符号改用通用字", Severity.Warning, Grounds.Script, ["⽤户共十户。", "２０２６年完成。", "已完成✅。"], ["面积30㎡。",
        "分①②两步。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var (start, found) in In(input.Body.Text))
            sink.Body(Severity.Warning, start, found.Length, Message(input.Body.Text, start, found), found.Plain);
        foreach (var (field, text) in input.Fields)
            foreach (var (start, found) in In(text))
                sink.Field(Severity.Warning, field, text, start, found.Length, Message(text, start, found), found.Plain);
    }

    private static IEnumerable<(int Start, LookAlikes.Found Found)> In(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var found = LookAlikes.At(text, i);
            if (found is { } it)
                yield return (i, it);
            i += found?.Length ?? 1;
        }
    }

    private static string Message(string text, int start, LookAlikes.Found found)
    {
        var marked = text.Substring(start, found.Length);
        var code = Rune.TryGetRuneAt(text, start, out var rune) ? $"（U+{rune.Value:X4}）" : "";
        return found.Plain.Length == 0
            ? $"公文里不用表情符号“{marked}”{code}，请删去"
            : $"“{marked}”是{found.Kind}{code}，应改用通用的“{found.Plain}”";
    }
}
