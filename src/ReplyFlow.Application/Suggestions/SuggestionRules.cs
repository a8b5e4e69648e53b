using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Suggestions;

/// <summary>What a suggestion must have before it is registered, whichever way it comes.</summary>
internal static class SuggestionRules
{
    private const int MaxDeputies = 200;

    public static IEnumerable<FieldError> Check(SuggestionInput input, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(input.Session))
            yield return new("Session", "请选择会议届次。");
        if (!SuggestionNumber.TryParse(input.Number, out _, out _))
            yield return new("Number", "编号应是 1 至 6 位数字，例如 0390。");
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Trim().Length > 200)
            yield return new("Title", "请填写建议标题，不超过 200 字。");
        if (string.IsNullOrWhiteSpace(input.Text) || input.Text.Length > 50_000)
            yield return new("Text", "请填写建议正文，不超过 50000 字。");
        if (input.ProposedOn is null || input.ProposedOn > today)
            yield return new("ProposedOn", "请填写提出日期，不能晚于今天。");
        if (input.Deputies.Count is 0 or > MaxDeputies || string.IsNullOrWhiteSpace(input.Deputies[0].Name))
            yield return new("LeadDeputy", $"请填写领衔代表姓名（代表最多 {MaxDeputies} 人）。");
        foreach (var d in input.Deputies.Where(d => !string.IsNullOrWhiteSpace(d.Name)))
        {
            if (d.Name.Trim().Length > 50)
                yield return new("Deputies", $"代表姓名“{d.Name}”过长。");
            if (d.Name.Any(char.IsControl))
                yield return new("Deputies", "代表姓名中有不可见的控制字符，请重新输入。");
            if (d.Email.Trim().Length > 0 && MailAddresses.Fault(d.Email) is { } fault)
                yield return new("Deputies", $"{d.Name}的邮箱“{d.Email}”{fault}。");
        }
        var twice = input.Deputies.GroupBy(d => (Plain(d.Name), d.Delegation.Trim())).FirstOrDefault(g => g.Key.Item1.Length > 0 && g.Count() > 1);
        if (twice is not null)
            yield return new("Deputies", $"代表“{twice.First().Name}”重复。");
    }

    /// <summary>A name without the spaces that set two-character names apart (张 顺).</summary>
    public static string Plain(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
}
