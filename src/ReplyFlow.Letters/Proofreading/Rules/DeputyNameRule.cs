using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 4: a deputy's name in the body is the record's. An error where one character is off and the right name stands nowhere in the
/// body; else the two may be two people.
/// </summary>
internal sealed partial class DeputyNameRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(4, "正文里代表的姓名与登记一致", Severity.Error, Grounds.Accuracy, ["邱望书代表提出的意见已采纳。", "童宇安代表多次到现场指导。"],
        ["邱望舒代表提出的意见已采纳。", "邱望舒代表和丘望舒代表都到场。", "区人大代表多次到现场指导。", "米桐代表提出的意见已采纳。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Deputies is not { Count: > 0 } deputies)
            return;
        var names = deputies.Select(Salutation.Bare).Where(n => n.Length is 3 or 4 && !Salutation.IsBody(n) && n.All(Chars.IsHan)).ToList();
        var text = input.Body.Text;
        foreach (Match office in Office().Matches(text))
            foreach (var name in names.Where(n => office.Index >= n.Length))
            {
                var (start, found) = (office.Index - name.Length, text.Substring(office.Index - name.Length, name.Length));
                if (!IsOneOff(found, name) || names.Contains(found) || start > 0 && Chars.IsHan(text[start - 1]) && found[0] != name[0])
                    continue;
                // The record's own name beside it means that two people may be meant.
                var isOther = text.Contains(name, StringComparison.Ordinal);
                sink.Body(isOther ? Severity.Warning : Severity.Error, start, name.Length, $"“{found}”与登记的代表姓名“{name}”差一个字", name,
                    isOther ? Sureness.Likely : Sureness.Certain);
            }
    }

    private static bool IsOneOff(string a, string b) => a.Length == b.Length && a.All(Chars.IsHan) && a.Zip(b).Count(p => p.First != p.Second) == 1;

    [GeneratedRegex("代表|委员|同志|先生|女士")]
    private static partial Regex Office();
}
