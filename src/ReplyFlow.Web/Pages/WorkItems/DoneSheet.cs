using ReplyFlow.Application.WorkItems;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>已办 as a file.</summary>
internal static class DoneSheet
{
    public static ListSheet<DoneRow> Sheet { get; } = new("已办",
    [
        new("届次", r => r.Session, 26),
        new("编号", r => r.Number, 8),
        new("标题", r => r.SuggestionTitle, 50),
        new("事项", r => r.Title, 20),
        new("办理结果", r => r.Outcome, 14),
        new("意见", r => r.Words, 40),
        new("办理人", r => r.By, 16),
        new("办理时间", r => r.At, 17),
        new("现在到哪一步", r => r.Waiting.Count == 0 ? "已办结" : string.Join("、", r.Waiting), 24),
    ]);
}
