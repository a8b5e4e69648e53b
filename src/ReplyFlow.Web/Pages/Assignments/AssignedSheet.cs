using ReplyFlow.Application.Assigning;
using ReplyFlow.Application.Cases;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Assignments;

/// <summary>The list of a bureau as a file.</summary>
internal static class AssignedSheet
{
    public static ListSheet<AssignedRow> Of(string bureau) => new($"交办清单 {bureau}".TrimEnd(),
    [
        new("会议/闭会", r => r.Kind == SuggestionKind.OffSession ? "闭会" : "会议", 10),
        new("编号", r => r.Number, 8),
        new("标题", r => r.Title, 50),
        new("分类", r => r.Class, 12),
        new("领衔代表", r => r.Deputy ?? "身份保密", 12),
        new("承办方式", r => CaseHead.RoleLabel(r.Role), 10),
        new("主办单位", r => r.Lead, 14),
        new("会办单位", r => r.CoHandlers, 30),
        new("交办日期", r => r.AssignedOn, 12),
        new("期限", r => r.DueOn, 12),
        new("期限暂定", r => ListWords.Yes(r.DueProvisional), 9),
        new("交办要求", r => r.Instruction, 40),
    ]);
}
