using ReplyFlow.Application.Cases;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Suggestions;

/// <summary>The list of suggestions as a file.</summary>
internal static class SuggestionSheet
{
    public static ListSheet<CaseRow> Sheet { get; } = new("建议",
    [
        new("届次", r => r.Session, 26),
        new("会议/闭会", r => r.Kind == SuggestionKind.OffSession ? "闭会" : "会议", 10),
        new("编号", r => r.Number, 8),
        new("标题", r => r.Title, 50),
        new("分类", r => r.Class, 12),
        new("领衔代表", r => r.Deputy ?? "身份保密", 12),
        new("代表团", r => r.More?.Delegation, 14),
        new("附议代表", r => r.More?.CoSigners is { } others ? string.Join("、", others) : "身份保密", 30),
        new("主办单位", r => r.LeadBureau, 14),
        new("承办处室", r => r.Division, 14),
        new("状态", r => CaseHead.StatusLabel(r.Status), 10),
        new("待办事项", r => string.Join("、", r.Waiting.Distinct()), 20),
        new("交办日期", r => r.AssignedOn, 12),
        new("办复期限", r => r.DueOn, 12),
        new("期限暂定", r => ListWords.Yes(r.DueProvisional && r.RepliedOn is null), 9),
        new("答复日期", r => r.RepliedOn, 12),
        new("重点督办", r => r.KeySupervisor, 16),
        new("建议原文", r => r.More?.Text, 80),
    ]);
}
