using ReplyFlow.Application.Supervision;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Supervision;

/// <summary>The board's list as a file.</summary>
internal static class BoardSheet
{
    /// <summary>The sheet with the latest nudge of each step that was nudged.</summary>
    public static ListSheet<BoardRow> Of(IReadOnlyDictionary<Guid, LatestNudge> nudges) => new("督办",
    [
        new("届次", r => r.Session, 26),
        new("编号", r => r.Step.CaseNumber, 8),
        new("会议/闭会", r => r.Kind == SuggestionKind.OffSession ? "闭会" : "会议", 10),
        new("标题", r => r.SuggestionTitle, 50),
        new("主办单位", r => r.LeadBureau, 14),
        new("重点督办", r => r.KeySupervisor, 16),
        new("待办事项", r => ListWords.Step(r.StepTitle, r.About), 24),
        new("办理单位", r => r.Step.Bureau, 14),
        new("处室", r => r.Step.Division, 14),
        new("等谁办理", r => r.Step.WaitingOn, 12),
        new("到达日期", r => r.Step.Since, 12),
        new("已等工作日", r => r.Judged.WorkingDaysWaited, 11),
        new("期限", r => r.Step.Due, 12),
        new("期限暂定", r => ListWords.Yes(r.DueProvisional), 9),
        new("剩余工作日", r => r.Judged.WorkingDaysLeft, 11),
        new("状态", r => Label(r.Judged.State), 10),
        .. NudgeColumns.Of<BoardRow>(nudges, r => r.Step.Id),
    ]);

    public static string Label(SupervisionState state) => state switch
    {
        SupervisionState.Overdue => "已逾期",
        SupervisionState.DueSoon => "即将到期",
        _ => "未到期",
    };
}
