using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Application.Deadlines;

/// <summary>What the deadlines are called.</summary>
public static class DeadlineWords
{
    public static string Of(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Assign => "交办（闭会期间的建议）",
        DeadlineKind.Object => "签收或退办",
        DeadlineKind.Opinion => "会办意见",
        DeadlineKind.Reply => "答复代表",
        DeadlineKind.Extended => "延期后最长",
        DeadlineKind.Feedback => "征询代表意见",
        DeadlineKind.ReReply => "再次办理",
        DeadlineKind.Errand => "送达、来信等事项",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What the period runs from.</summary>
    public static string From(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Assign => "从登记之日起",
        DeadlineKind.Feedback => "从复函送达之日起",
        DeadlineKind.ReReply => "从代表表示不满意之日起",
        DeadlineKind.Errand => "从事项到达之日起（送达问题、来信、阶段性答复审批、再次答复后的沟通）",
        _ => "从交办之日起",
    };

    /// <summary>The switch for due dates on days off.</summary>
    public static string Roll(bool? roll) => roll switch { null => "沿用", true => "顺延到下一个工作日", _ => "不顺延" };
}
