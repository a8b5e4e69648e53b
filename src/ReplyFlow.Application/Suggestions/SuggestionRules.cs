using System.Text.RegularExpressions;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Suggestions;

/// <summary>What a suggestion must have before it is registered, whichever way it comes.</summary>
internal static partial class SuggestionRules
{
    private const int MaxDeputies = 200;
    private const int MaxTitle = 200;
    private const int MaxName = 50;
    private const int MaxText = 50_000;

    public static IReadOnlyList<FieldError> Check(SuggestionInput input, DateOnly today)
    {
        var check = new InputCheck();
        if (string.IsNullOrWhiteSpace(input.Session))
            check.Fail("Session", "请选择会议届次。");
        check.Text("Session", input.Session, "会议届次", 60, required: false);
        if (!SuggestionNumber.TryParse(input.Number, out _, out _))
            check.Fail("Number", "编号应是 1 至 6 位数字，例如 0390。");
        if (string.IsNullOrWhiteSpace(input.Title) || TextLength.Of(input.Title.Trim()) > MaxTitle)
            check.Fail("Title", $"请填写建议标题，不超过 {MaxTitle} 字。");
        else
            check.Text("Title", input.Title, "建议标题", MaxTitle);
        if (string.IsNullOrWhiteSpace(input.Text) || TextLength.Of(input.Text) > MaxText)
            check.Fail("Text", $"请填写建议正文，不超过 {MaxText} 字。");
        else if (OutsideText.Fault(input.Text, oneLine: false) is { } fault)
            check.Fail("Text", $"建议正文：{fault}，请重新输入。");
        check.Text("Class", input.Class, "分类", 50, required: false);
        if (input.ProposedOn is null || input.ProposedOn > today)
            check.Fail("ProposedOn", "请填写提出日期，不能晚于今天。");
        if (input.Deputies.Count is 0 or > MaxDeputies || string.IsNullOrWhiteSpace(input.Deputies[0].Name))
            check.Fail("LeadDeputy", $"请填写领衔代表姓名（代表最多 {MaxDeputies} 人）。");
        foreach (var d in input.Deputies.Where(d => !string.IsNullOrWhiteSpace(d.Name)))
            CheckDeputy(check, d);
        if (Twice(input.Deputies) is { } twice)
            check.Fail("Deputies", $"代表“{OutsideText.Clean(twice.Name.Trim(), oneLine: true, 51)}”重复。");
        return check.Errors;
    }

    private static void CheckDeputy(InputCheck check, ProposerInput d)
    {
        const string field = "Deputies";
        var name = OutsideText.Clean(d.Name.Trim(), oneLine: true, 51);
        if (TextLength.Of(d.Name.Trim()) > MaxName)
            check.Fail(field, $"代表姓名“{name}”过长。");
        else
            check.Text(field, d.Name, "代表姓名", MaxName);
        check.Text(field, d.Delegation, $"{name}的代表团", 30, required: false);
        if (Rounded().IsMatch(d.Phone))
            check.Fail(field, $"{name}的电话“{Excerpt.Of(d.Phone.Trim())}”是 Excel 的科学计数，号码已不完整。请把这一列设为文本，重新填写。");
        else
            check.Phone(field, d.Phone, $"{name}的电话");
        if (d.Email.Trim().Length > 0 && MailAddresses.Fault(d.Email) is { } fault)
            check.Fail(field, $"{name}的邮箱“{OutsideText.Clean(d.Email.Trim(), oneLine: true, MailAddresses.MaxLength)}”{fault}。");
    }

    /// <summary>A deputy named twice; without a delegation it may be any of that name.</summary>
    private static ProposerInput? Twice(IReadOnlyList<ProposerInput> deputies)
    {
        var named = deputies.Where(d => !string.IsNullOrWhiteSpace(d.Name)).ToList();
        return named.Where((d, i) => named.Take(i).Any(e => MayBeOne(d, e))).FirstOrDefault();
    }

    private static bool MayBeOne(ProposerInput a, ProposerInput b) => DeputyDirectory.Plain(a.Name) == DeputyDirectory.Plain(b.Name)
        && (a.Delegation.Trim() == b.Delegation.Trim() || string.IsNullOrWhiteSpace(a.Delegation) || string.IsNullOrWhiteSpace(b.Delegation));

    /// <summary>A number as Excel shows a long one in a narrow cell: its last digits are lost.</summary>
    [GeneratedRegex(@"^\s*\d([.．]\d+)?E\+?\d+\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Rounded();
}
