using System.Text.RegularExpressions;
using ReplyFlow.Letters.Proofreading.Words;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 16: leaders' names and titles against the maintained list: a listed name with another title, a listed title with a name
/// one character off.
/// </summary>
internal sealed partial class LeaderRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(16, "领导的姓名、职务与本单位名单一致（有名单时）", Severity.Warning, Grounds.Leaders, [], ["市长办公会议研究。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Context.Leaders is not { Count: > 0 } leaders)
            return;
        var text = input.Body.Text;
        foreach (Match title in Title().Matches(text))
        {
            var (start, end) = (title.Index, title.Index + title.Length);
            if (leaders.FirstOrDefault(l => EndsAt(text, start, l.Name)) is { } before)
                CheckTitle(title, before, sink);
            else if (leaders.FirstOrDefault(l => StartsAt(text, end, l.Name)) is { } after)
                CheckTitle(title, after, sink);
            else if (leaders.FirstOrDefault(l => Holds(l, title.Value) && IsOneOff(text, start - l.Name.Length, l.Name)) is { } meant)
                ReportName(text, start - meant.Name.Length, meant, title.Value, sink);
            else if (leaders.FirstOrDefault(l => Holds(l, title.Value) && IsOneOff(text, end, l.Name)) is { } named)
                ReportName(text, end, named, title.Value, sink);
        }
    }

    private static void CheckTitle(Match title, Leader leader, FindingSink sink)
    {
        if (!Holds(leader, title.Value))
        {
            var message = $"领导名单中{leader.Name}的职务是{string.Join("、", leader.Titles)}，不是{title.Value}";
            sink.Body(Severity.Warning, title.Index, title.Length, message, leader.Titles[0]);
        }
    }

    private static void ReportName(string text, int start, Leader leader, string title, FindingSink sink) =>
        sink.Body(Severity.Warning, start, leader.Name.Length, $"领导名单中{title}是{leader.Name}，不是{text.Substring(start, leader.Name.Length)}", leader.Name);

    /// <summary>Whether the person may be called so: the title itself, or its last part (市长 for 西安市市长).</summary>
    private static bool Holds(Leader leader, string title) => leader.Titles.Any(t =>
        IsTailOf(t, title) || IsTailOf(title, t));

    /// <summary>市长 is the tail of 西安市市长, but not of 副市长.</summary>
    private static bool IsTailOf(string tail, string text) =>
        text.EndsWith(tail, StringComparison.Ordinal) && text[..^tail.Length] is not [.., '副'];

    private static bool EndsAt(string text, int end, string name) =>
        end >= name.Length && string.CompareOrdinal(text, end - name.Length, name, 0, name.Length) == 0;

    private static bool StartsAt(string text, int start, string name) => string.CompareOrdinal(text, start, name, 0, name.Length) == 0;

    /// <summary>The same surname and exactly one other character different, in names of three characters or more.</summary>
    private static bool IsOneOff(string text, int start, string name)
    {
        if (name.Length < 3 || start < 0 || start + name.Length > text.Length || text[start] != name[0])
            return false;
        var different = 0;
        for (var i = 1; i < name.Length; i++)
        {
            if (!Prose.Chars.IsHan(text[start + i]))
                return false;
            different += text[start + i] == name[i] ? 0 : 1;
        }

        return different == 1;
    }

    [GeneratedRegex("(?:市委|省委|区委|县委|党组|党委|市|省|区|县|常务)?副?(?:省长|市长|区长|县长|书记|主任|局长|厅长|部长|处长|秘书长|委员长|总理|主席)")]
    private static partial Regex Title();
}
