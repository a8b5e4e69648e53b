namespace ReplyFlow.Domain.Deputies;

/// <summary>Where an answer came from, and so how surely it is the deputy's.</summary>
/// <param name="Way">By which way.</param>
/// <param name="Place">The mailbox to which its link was sent, or the sheet on which it stood; empty for what staff entered.</param>
/// <param name="IsUnconfirmed">Whether nobody has confirmed whose the mailbox is.</param>
/// <param name="IsLiaison">代录: whether 代联工委 entered it, and not the bureau that is judged.</param>
public sealed record AnswerSource(FeedbackWay Way, string Place = "", bool IsUnconfirmed = false, bool IsLiaison = false)
{
    private bool IsOwn => Way is FeedbackWay.Link or FeedbackWay.PaperLink;

    /// <summary>
    /// Whether a later answer takes its place. One by the deputy's mail always does. What the judged bureau could have written itself (by paper, from
    /// a mailbox that nobody confirmed, 代录) takes the place of an entry by the bureau or of an answer from the same place, and of nothing else.
    /// What 代联工委 enters takes the place of all but an answer by the deputy's mail.
    /// </summary>
    public bool YieldsTo(AnswerSource later) => later.Way switch
    {
        FeedbackWay.Link when !later.IsUnconfirmed => true,
        FeedbackWay.Link or FeedbackWay.PaperLink =>
            IsOwn ? (Way, Place, IsUnconfirmed) == (later.Way, later.Place, later.IsUnconfirmed) : !IsLiaison,
        _ => later.IsLiaison ? Way is not FeedbackWay.Link || IsUnconfirmed : !IsOwn && !IsLiaison,
    };

    /// <summary>Whether both were given by the same hand, as far as is known: by the deputy's own mail, or from the same place.</summary>
    public bool IsBySameHandAs(AnswerSource other) =>
        IsOwn && Way == other.Way && (Place == other.Place || (Way == FeedbackWay.Link && !IsUnconfirmed && !other.IsUnconfirmed));

    /// <summary>
    /// Whether a later answer that counts says which one holds, where this one was set aside: one in whose favour it would have been given up when it
    /// came, or one from its own place. Nobody had confirmed its mailbox then. Another version of what stood against it settles nothing.
    /// </summary>
    public bool IsSettledBy(AnswerSource later) => (this with { IsUnconfirmed = Way is FeedbackWay.Link }).YieldsTo(later);
}
