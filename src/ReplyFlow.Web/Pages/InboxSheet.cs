using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Web.Infrastructure.Lists;
using ReplyFlow.Web.Pages.Supervision;

namespace ReplyFlow.Web.Pages;

/// <summary>The inbox as a file, and the list of what to press others for.</summary>
internal static class InboxSheet
{
    /// <summary>What the person owes.</summary>
    public static ListSheet<InboxRow> Of(IReadOnlyDictionary<Guid, LatestNudge> nudges) => new("待办",
    [
        new("届次", r => r.Session, 26),
        new("编号", r => r.Number, 8),
        new("标题", r => r.SuggestionTitle, 50),
        new("待办事项", r => ListWords.Step(r.Title, r.About), 24),
        new("收到时间", r => r.OpenedAt, 17),
        new("期限", r => r.DueOn, 12),
        new("期限暂定", r => ListWords.Yes(r.DueProvisional), 9),
        new("转来", r => r.SentBy, 12),
        new("意见", r => r.SentWords, 40),
        new("代谁办理", r => r.For, 10),
        new("重点督办", r => ListWords.Yes(r.IsKey), 9),
        new("提醒次数", r => r.Reminders > 0 ? r.Reminders : null, 9),
        new("最近提醒", r => r.RemindedOn, 12),
        .. NudgeColumns.Of<InboxRow>(nudges, r => r.WorkItemId),
    ]);

    /// <summary>督促事项.</summary>
    public static ListSheet<SupervisedItem> Supervised(IReadOnlyDictionary<Guid, LatestNudge> nudges) => new("督促事项",
    [
        new("编号", r => r.Number, 8),
        new("标题", r => r.SuggestionTitle, 50),
        new("待办事项", r => r.Title, 16),
        new("现由谁办理", r => r.Holder, 24),
        new("收到时间", r => r.OpenedAt, 17),
        new("期限", r => r.DueOn, 12),
        new("期限暂定", r => ListWords.Yes(r.DueProvisional), 9),
        new("提醒次数", r => r.Times, 9),
        new("最近提醒", r => r.RemindedOn, 12),
        .. NudgeColumns.Of<SupervisedItem>(nudges, r => r.WorkItemId),
    ]);
}
