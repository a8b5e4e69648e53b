namespace ReplyFlow.Domain.Statistics;

/// <summary>Whose hand an answer is from, and by which way it came.</summary>
public enum AnswerOrigin
{
    /// <summary>The deputy's own, by the link in the mail.</summary>
    Link,

    /// <summary>The deputy's own, by the link on paper (经纸质链接).</summary>
    PaperLink,

    /// <summary>经未确认邮箱的链接: by a link sent to an address that the bureau changed and nobody has confirmed.</summary>
    Unconfirmed,

    /// <summary>代录: staff entered it.</summary>
    Entered,
}

/// <summary>An answer that was given.</summary>
/// <param name="Answer">What the deputy said.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record GivenAnswer(Satisfaction Answer, AnswerOrigin Origin);
