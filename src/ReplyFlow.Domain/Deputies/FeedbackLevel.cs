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
}
