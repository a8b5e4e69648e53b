namespace ReplyFlow.Domain.Deputies;

/// <summary>By which way an answer came, and so whose hand wrote it.</summary>
public enum FeedbackWay
{
    /// <summary>代录 without a ground, from before one was asked for.</summary>
    Entered,
    /// <summary>代录 from a form filled in on paper.</summary>
    Paper,
    /// <summary>代录 from a telephone call.</summary>
    Telephone,
    /// <summary>The deputy's own, by the link in the mail.</summary>
    Link,
    /// <summary>The deputy's own, by the link on the paper letter.</summary>
    PaperLink,
}
