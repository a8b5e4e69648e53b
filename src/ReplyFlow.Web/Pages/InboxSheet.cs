using ReplyFlow.Data.Queries;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages;

/// <summary>The inbox as a file.</summary>
internal static class InboxSheet
{
    public static ListSheet<InboxRow> Sheet { get; } = new("待办",
    [
        new("届次", r => r.Session, 26),
        new("编号", r => r.Number, 8),
        new("标题", r => r.SuggestionTitle, 50),
        new("待办事项", r => r.Title, 16),
        new("收到时间", r => r.OpenedAt, 17),
        new("期限", r => r.DueOn, 12),
        new("期限暂定", r => ListWords.Yes(r.DueProvisional), 9),
        new("转来", r => r.SentBy, 12),
        new("意见", r => r.SentWords, 40),
    ]);
}
