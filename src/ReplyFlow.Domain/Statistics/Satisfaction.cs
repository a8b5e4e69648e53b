namespace ReplyFlow.Domain.Statistics;

/// <summary>What a deputy said of a reply, whatever the city's labels are.</summary>
public enum Satisfaction
{
    /// <summary>未反馈: nothing within the time for feedback.</summary>
    NoAnswer,

    /// <summary>满意.</summary>
    Satisfied,

    /// <summary>基本满意 (比较满意).</summary>
    MostlySatisfied,

    /// <summary>不满意.</summary>
    Dissatisfied,

    /// <summary>未作评价 (不了解, 弃权): answered without judging.</summary>
    NoJudgement,
}
