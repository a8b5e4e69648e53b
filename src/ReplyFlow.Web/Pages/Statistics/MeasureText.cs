using ReplyFlow.Application.Deputies;
using ReplyFlow.Domain.Statistics;

namespace ReplyFlow.Web.Pages.Statistics;

/// <summary>Measures in Chinese.</summary>
public static class MeasureText
{
    /// <summary>What the list behind a measure is called.</summary>
    public static string Label(CaseMeasure measure, string? category) => measure switch
    {
        CaseMeasure.Assigned => "交办的建议",
        CaseMeasure.Replied => "已办复的建议",
        CaseMeasure.Waiting => "未办复的建议",
        CaseMeasure.Overdue => "逾期未复的建议",
        CaseMeasure.OnTime => "按期办复的建议",
        CaseMeasure.Late => "逾期办复的建议",
        CaseMeasure.MetInPerson => "与代表面商过的建议",
        CaseMeasure.Category => category is null ? "未定类别的建议" : $"{category} 类建议",
        CaseMeasure.Asked => "应反馈",
        CaseMeasure.Answered => "已反馈",
        CaseMeasure.NoAnswer => "未反馈",
        CaseMeasure.Satisfied => "满意",
        CaseMeasure.MostlySatisfied => "基本满意",
        CaseMeasure.SatisfiedOrMostly => "满意和基本满意",
        CaseMeasure.NoJudgement => "未作评价",
        CaseMeasure.ByLink => "代表本人经邮件链接的反馈",
        CaseMeasure.ByPaperLink => "经纸质链接的反馈",
        CaseMeasure.Unconfirmed => $"{AnswerWords.UnconfirmedWay}的反馈",
        CaseMeasure.Entered => "代录的反馈",
        _ => "不满意",
    };

    /// <summary>A deputy's answer.</summary>
    public static string Label(Satisfaction answer) => answer switch
    {
        Satisfaction.Satisfied => "满意",
        Satisfaction.MostlySatisfied => "基本满意",
        Satisfaction.Dissatisfied => "不满意",
        Satisfaction.NoJudgement => "未作评价",
        _ => "未反馈",
    };
}
