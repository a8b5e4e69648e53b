namespace ReplyFlow.Domain.Deputies;

/// <summary>满意度: how a deputy judges a reply.</summary>
public enum FeedbackLevel
{
    /// <summary>满意.</summary>
    Satisfied,
    /// <summary>基本满意.</summary>
    Basic,
    /// <summary>不满意; leads to a second handling.</summary>
    Dissatisfied,
    /// <summary>未作评价: answered, for example 不了解, without judging; in no satisfaction rate, and the case goes on as it does after 满意.</summary>
    NoJudgement,
}
