using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Access;

/// <summary>What is said of answers that became void.</summary>
internal static class VoidWords
{
    /// <summary>作废: why an answer is not the deputy's.</summary>
    internal static string NotTheirs(FeedbackWay way) => way switch
    {
        FeedbackWay.Link => "该邮箱不是代表的邮箱",
        FeedbackWay.PaperLink => "不是代表本人作的答复",
        _ => "代录的不是代表的答复",
    };
}
