namespace ReplyFlow.Domain.Deadlines;

/// <summary>The deadlines of a suggestion's life (domain.md's table of deadlines).</summary>
public enum DeadlineKind
{
    /// <summary>交办: assigning an off-session suggestion, from its registration.</summary>
    Assign,

    /// <summary>签收或退办: accepting or objecting, from the assignment; the window closes hard.</summary>
    Object,

    /// <summary>会办意见: the co-handler's opinion, from the assignment.</summary>
    Opinion,

    /// <summary>答复: the reply, from the assignment.</summary>
    Reply,

    /// <summary>延期后的答复: the latest an extension may allow, from the assignment.</summary>
    Extended,

    /// <summary>征询意见: the deputy's feedback, from the delivery.</summary>
    Feedback,

    /// <summary>再办理: the second reply, from the feedback 不满意.</summary>
    ReReply,

    /// <summary>
    /// 流程外的事项: what comes up beside the process (a mail that did not arrive, a recipient's words, an interim answer to approve), from then.
    /// </summary>
    Errand,
}
