using ReplyFlow.Application.Deputies;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Statistics;

/// <summary>The table of figures as a file.</summary>
internal static class StatisticsSheet
{
    /// <summary>The sheet of a breakdown; one pair of columns a category.</summary>
    public static ListSheet<StatisticsLine> Of(string dimension, IReadOnlyList<string?> categories) => new($"统计（按{dimension}）",
    [
        new(dimension, l => l.Name, 26),
        new("交办", l => l.Figures.Assigned, 8),
        new("办复", l => l.Figures.Replied.Count, 8),
        new("办复率（%）", l => l.Figures.Replied.Percent, 12),
        new("按期办复", l => l.Figures.OnTime.Count, 10),
        new("按期率（%）", l => l.Figures.OnTime.Percent, 12),
        new("面商", l => l.Figures.MetInPerson.Count, 8),
        new("面商率（%）", l => l.Figures.MetInPerson.Percent, 12),
        new("逾期未复", l => l.Figures.Overdue, 10),
        .. categories.SelectMany(c => new ListColumn<StatisticsLine>[]
        {
            new(c is null ? "未定类别" : $"{c} 类", l => l.Share(c)?.Count ?? 0, 9),
            new(c is null ? "未定占比（%）" : $"{c} 类占比（%）", l => l.Figures.Replied.Count == 0 ? null : l.Share(c)?.Percent ?? 0m, 13),
        }),
        new("应反馈（人次）", l => l.Figures.Answered.Of, 14),
        new("已反馈（人次）", l => l.Figures.Answered.Count, 14),
        new("反馈率（%）", l => l.Figures.Answered.Percent, 12),
        new("其中代表本人经邮件链接", l => l.Figures.ByLinkCount, 22),
        new("其中经纸质链接", l => l.Figures.ByPaperLinkCount, 16),
        new($"其中{AnswerWords.UnconfirmedWay}", l => l.Figures.UnconfirmedCount, 18),
        new("其中代录", l => l.Figures.EnteredCount, 10),
        new("满意", l => l.Figures.SatisfiedCount, 8),
        new("基本满意", l => l.Figures.MostlySatisfiedCount, 10),
        new("不满意", l => l.Figures.DissatisfiedCount, 8),
        new("未作评价", l => l.Figures.NoJudgementCount, 10),
        new("满意率（%）", l => l.Figures.Satisfied.Percent, 12),
        new("满意率（含基本满意，%）", l => l.Figures.SatisfiedOrMostly.Percent, 22),
    ]);
}
