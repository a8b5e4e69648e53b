namespace ReplyFlow.Domain.Statistics;

/// <summary>What a figure counts: cases, or the answers of deputies.</summary>
public enum CaseMeasure
{
    /// <summary>交办: assigned cases; a withdrawn one only if it was replied to.</summary>
    Assigned,

    /// <summary>已办复.</summary>
    Replied,

    /// <summary>未办复.</summary>
    Waiting,

    /// <summary>逾期未复: not replied to, and the due day has passed.</summary>
    Overdue,

    /// <summary>按期办复.</summary>
    OnTime,

    /// <summary>逾期办复.</summary>
    Late,

    /// <summary>面商: replied to, and the deputy was met.</summary>
    MetInPerson,

    /// <summary>类别: replies of one category, or those without one.</summary>
    Category,

    /// <summary>应反馈: deputies whose feedback is in or whose time has run out.</summary>
    Asked,

    /// <summary>已反馈.</summary>
    Answered,

    /// <summary>未反馈.</summary>
    NoAnswer,

    /// <summary>满意.</summary>
    Satisfied,

    /// <summary>基本满意.</summary>
    MostlySatisfied,

    /// <summary>满意和基本满意.</summary>
    SatisfiedOrMostly,

    /// <summary>不满意.</summary>
    Dissatisfied,

    /// <summary>未作评价: answered without judging.</summary>
    NoJudgement,

    /// <summary>Given by deputies themselves, by the link in the mail.</summary>
    ByLink,

    /// <summary>经纸质链接.</summary>
    ByPaperLink,

    /// <summary>经未确认邮箱的链接.</summary>
    Unconfirmed,

    /// <summary>代录.</summary>
    Entered,
}
