using ReplyFlow.Application.Substitutions;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Substitutions;

/// <summary>Who stands in for whom, as a file.</summary>
internal static class SubstitutionSheet
{
    /// <summary>The sheet as of a day.</summary>
    /// <param name="covered">The steps a substitution covers, in words.</param>
    /// <param name="today">Today, Beijing date.</param>
    public static ListSheet<SubstitutionRow> Of(Func<SubstitutionRow, string> covered, DateOnly today) => new("代理安排",
    [
        new("代理人", r => r.Substitute, 12),
        new("代理谁", r => r.Principal, 12),
        new("单位", r => r.Bureau, 16),
        new("开始", r => r.From, 12),
        new("结束", r => r.To, 12),
        new("范围", r => covered(r), 30),
        new("原因", r => r.Reason, 20),
        new("状态", r => State(r, today), 10),
        new("登记人", r => r.EnteredBy, 12),
        new("提前结束时间", r => r.EndedAt, 17),
        new("由谁结束", r => r.EndedBy, 12),
    ]);

    /// <summary>Whether it is in force on a day, in a word.</summary>
    public static string State(SubstitutionRow row, DateOnly today) =>
        row.EndedAt is not null ? "提前结束" : row.IsRunning(today) ? "代理中" : row.IsOpen(today) ? "未开始" : "已到期";
}
