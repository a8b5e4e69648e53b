using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>Rules of a definition in words for the administrator. A rule that cannot be read is shown as the file has it.</summary>
public static class StepWords
{
    /// <summary>Who does a step; empty for steps of the machine.</summary>
    public static string Who(Activity activity) => activity switch
    {
        TaskActivity task => Assignee(task.Assignee),
        SystemStepActivity { Recipient: { } recipient } => "通知" + Assignee(recipient),
        SystemStepActivity => "系统自动",
        _ => "",
    };

    /// <summary>By when, and when it ends by itself.</summary>
    public static string When(Activity activity) => activity switch
    {
        TaskActivity task =>
            string.Join("；", new[] { task.Due is { } due ? Due(due) : "", task.Expires is { } end ? $"{Due(end)}自动结束" : "" }.Where(t => t.Length > 0)),
        TimerActivity { Due: { } due } => Due(due),
        TimerActivity { After: { } after } => $"等待 {after}",
        _ => "",
    };

    /// <summary>The words of the outcome that a port stands for.</summary>
    public static string Port(Activity activity, string port) => port switch
    {
        _ when activity is TaskActivity task && task.Decisions.FirstOrDefault(d => d.Name == port) is { } decision => decision.Label,
        Activity.Done => "完成",
        Activity.Expired => "逾期",
        "True" => "是",
        "False" => "否",
        _ when activity is ForkActivity fork && fork.Branches.IndexOf(port) is >= 0 and var branch => $"同时进行之{branch + 1}",
        _ => port,
    };

    /// <summary>What the machine is asked; the words of the vocabulary.</summary>
    public static string Question(string question) => question switch
    {
        QuestionNames.NeedsAssignment => "尚未确定主办单位",
        QuestionNames.HasCoHandlers => "有会办单位",
        QuestionNames.NeedsCountersign => "需要会签",
        QuestionNames.NeedsLeaderReview => "有分管领导审核",
        QuestionNames.HasFeedback => "需要征求代表意见",
        QuestionNames.MayRehandle => "可以再次办理",
        QuestionNames.IsIssued => "已经答复",
        _ => question,
    };

    private static string Assignee(string text) => AssigneeRule.TryParse(text, out var rule, out _) ? Assignee(rule!) : text;

    private static string Assignee(AssigneeRule rule) => rule.Kind switch
    {
        AssigneeKind.Role => Roles.Label(rule.Role!),
        AssigneeKind.CaseDrafter => "本件经办人",
        AssigneeKind.Previous => "上一步的办理人",
        AssigneeKind.Division => $"{rule.Divisions[0]}{Roles.Label(rule.Role!)}",
        AssigneeKind.EachCoHandler => $"各会办单位{Roles.Label(rule.Role!)}",
        AssigneeKind.EachCountersigner => "各会签处室负责人",
        AssigneeKind.EachDeputy => "逐位代表（由办公室登记）",
        _ => $"{string.Join("、", rule.Divisions)}的{Roles.Label(rule.Role!)}",
    };

    private static string Due(string text)
    {
        if (!DueRule.TryParse(text, out var rule, out _))
            return text;
        var unit = rule!.Unit switch { "wd" => "个工作日", "cd" => "日", _ => "个月" };
        return rule switch
        {
            { Kind: { } kind } => $"按期限规则“{DeadlineWords.Of(kind)}”",
            { FromCaseDue: false } => $"到达后 {rule.Amount} {unit}",
            { Amount: 0 } => "办复期限当日",
            { Amount: < 0 } => $"办复期限前 {-rule.Amount} {unit}",
            _ => $"办复期限后 {rule.Amount} {unit}",
        };
    }
}
