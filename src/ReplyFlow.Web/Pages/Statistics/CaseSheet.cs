using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Statistics;

/// <summary>The list behind a figure as a file.</summary>
internal static class CaseSheet
{
    public static ListSheet<StatisticsCase> Of(string name) => new(name,
    [
        new("届次", r => r.Fact.Session, 26),
        new("会议/闭会", r => r.Kind == SuggestionKind.OffSession ? "闭会" : "会议", 10),
        new("编号", r => r.Number, 8),
        new("标题", r => r.Title, 50),
        new("分类", r => r.Fact.Class, 12),
        new("主办单位", r => r.Fact.Bureau, 14),
        new("承办处室", r => r.Fact.Division, 14),
        new("交办日期", r => r.Fact.AssignedOn, 12),
        new("办复期限", r => r.Fact.DueOn, 12),
        new("期限暂定", r => ListWords.Yes(r.DueProvisional && r.Fact.RepliedOn is null), 9),
        new("答复日期", r => r.Fact.RepliedOn, 12),
        new("面商", r => r.Fact.ContactedInPerson ? "是" : "否", 6),
        new("类别", r => r.Fact.Category, 6),
        new("其中经纸质链接（人次）", r => r.Fact.Given.Count(g => g.Origin == AnswerOrigin.PaperLink), 20),
        new($"其中{AnswerWords.UnconfirmedWay}（人次）", r => r.Fact.Given.Count(g => g.Origin == AnswerOrigin.Unconfirmed), 22),
        new("其中代录（人次）", r => r.Fact.Given.Count(g => g.Origin == AnswerOrigin.Entered), 16),
        new("反馈", r => r.Answer is { } answer ? MeasureText.Label(answer) : string.Join("、", r.Fact.Answers.Select(MeasureText.Label)), 20),
    ]);
}
