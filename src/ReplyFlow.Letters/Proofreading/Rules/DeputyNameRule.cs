using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 4: who is called 代表 or 委员 in the body is the record's deputy. An error where one character is off, the right name stands nowhere and
/// no office says that somebody else is meant; else the two may be two people. Only where the text speaks to them is the right name offered.
/// </summary>
internal sealed partial class DeputyNameRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(4, "正文里代表的姓名与登记一致", Severity.Error, Grounds.Accuracy, ["邱望书代表提出的意见已采纳。", "童宇安代表多次到现场指导。", "邱望书代表：感谢您的监督。"],
        ["邱望舒代表提出的意见已采纳。", "邱望舒代表和丘望舒代表都到场。", "区人大代表多次到现场指导。", "米桐代表提出的意见已采纳。", "局长邱望书代表我局到场说明。",
            "由邱望书同志负责。", "副主任邱望书委员参加调研。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Deputies is not { Count: > 0 } deputies)
            return;
        var names = deputies.Select(Salutation.Bare).Where(n => n.Length is 3 or 4 && !Salutation.IsBody(n) && n.All(Chars.IsHan)).ToList();
        var text = input.Body.Text;
        var standing = names.Where(n => text.Contains(n, StringComparison.Ordinal)).ToHashSet();
        foreach (Match office in Office().Matches(text))
            foreach (var name in names.Where(n => office.Index >= n.Length))
            {
                var (start, found) = (office.Index - name.Length, text.Substring(office.Index - name.Length, name.Length));
                if (!IsOneOff(found, name) || names.Contains(found) || start > 0 && Chars.IsHan(text[start - 1]) && found[0] != name[0])
                    continue;
                // The record's own name beside it means that two people may be meant.
                var (before, behind) = (text[Math.Max(0, start - 6)..start], text[(start + name.Length)..Math.Min(text.Length, start + name.Length + 6)]);
                if (Post().IsMatch(before) || Acts().IsMatch(behind))
                    continue;
                var isOther = standing.Contains(name) || Besides().IsMatch(before) || Also().IsMatch(behind);
                var isAddressed = Addressed().IsMatch(behind) && (start == 0 || text[start - 1] == '\n');
                sink.Body(isOther ? Severity.Warning : Severity.Error, start, name.Length, $"“{found}”与登记的代表姓名“{name}”差一个字",
                    isAddressed && !isOther ? name : null, isOther ? Sureness.Likely : Sureness.Certain);
            }
    }

    private static bool IsOneOff(string a, string b) => a.Length == b.Length && a.All(Chars.IsHan) && a.Zip(b).Count(p => p.First != p.Second) == 1;

    [GeneratedRegex("代表(?!性|团|大会)|委员(?!会)")]
    private static partial Regex Office();

    /// <summary>局长某某某: who holds a post is no deputy's name written wrongly.</summary>
    [GeneratedRegex("(?:[长记任]|书记|主席|经理|工程师|调研员|专员|同志|党组成员)[、：]?$")]
    private static partial Regex Post();

    /// <summary>代表我局…, a verb.</summary>
    [GeneratedRegex("^代表(?:[我本全该各其]|市|区|县|省|局|委(?!员)|政府|单位|公司|企业|群众|居民|村民|学校|部门)")]
    private static partial Regex Acts();

    [GeneratedRegex("(?:和|与|及|、|同|另一位|其他)$")]
    private static partial Regex Besides();

    [GeneratedRegex("^(?:代表|委员)(?:也|同样|等|和|与|及|、)")]
    private static partial Regex Also();

    [GeneratedRegex("^(?:代表|委员)(?:[：:，]|您)")]
    private static partial Regex Addressed();
}
