using System.Text;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 7, characters that only look like the one meant: each is named and the plain one offered; the letter keeps what is written
/// until then.
/// </summary>
internal sealed class LookAlikeRule : IProofRule
{
    private const int Rule = 7;

    public bool Blocks => false;

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var (start, found) in In(input.Body.Text))
            sink.Body(Rule, Severity.Warning, start, found.Length, Message(input.Body.Text, start, found), found.Plain);
        foreach (var (field, text) in input.Fields)
            foreach (var (start, found) in In(text))
                sink.Field(Rule, Severity.Warning, field, text, start, found.Length, Message(text, start, found), found.Plain);
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
