namespace ReplyFlow.Domain.Deputies;

/// <summary>
/// 反馈: one version of what a deputy answered about a letter. Nothing of it changes; a later answer is a row of its own and ends this one.
/// </summary>
public sealed class Feedback
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of the case.</summary>
    public Guid CaseId { get; init; }

    /// <summary>The letter judged; of one deputy's answers about it only the newest counts (<see cref="SupersededAt"/>).</summary>
    public Guid LetterId { get; init; }

    /// <summary>Key of the deputy.</summary>
    public Guid DeputyId { get; init; }

    /// <summary>满意, 基本满意 or 不满意; where several things were asked, the worst of those judged. 未作评价 where none was judged.</summary>
    public FeedbackLevel Level { get; init; }

    /// <summary>The deputy's words; may be empty.</summary>
    public string Words { get; init; } = "";

    /// <summary>The answers in the profile's dimensions as JSON, <c>{"对办理结果":"满意"}</c>; empty for one judgement.</summary>
    public string DimensionsJson { get; init; } = "";

    /// <summary>要求再次办理: whether the deputy asked for it.</summary>
    public bool AsksAgain { get; init; }

    /// <summary>同意公开: whether the deputy agrees that the answer is published.</summary>
    public bool MayPublish { get; init; }

    /// <summary>By which way it came.</summary>
    public FeedbackWay Way { get; init; }

    /// <summary>The link it came by; null exactly where an office typed it in (代录). The database holds it to the same letter and deputy.</summary>
    public Guid? LinkId { get; init; }

    /// <summary>
    /// 代录: what the entry rests on: what was said in the call and who spoke, or where the form on paper is kept. Empty for a deputy's
    /// own, and for entries from before it was asked for.
    /// </summary>
    public string Ground { get; init; } = "";

    /// <summary>代录: Beijing date of the call, or of the form's arrival; null where <see cref="Ground"/> is empty.</summary>
    public DateOnly? GroundOn { get; init; }

    /// <summary>Who entered it: the deputy by personal link, or the office by name.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>UTC, when a later answer of the deputy took its place; null for the one that counts.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>Whether the deputy wrote it; else it is 代录.</summary>
    public bool IsOwn => Way is FeedbackWay.Link or FeedbackWay.PaperLink;

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>
    /// Whether another answer may take its place: what an office types in never that of a deputy's own, and what came by a link on paper,
    /// which went through hands, never that of one by the deputy's mail.
    /// </summary>
    public bool YieldsTo(FeedbackWay way) => Way switch
    {
        FeedbackWay.Link => way is FeedbackWay.Link,
        FeedbackWay.PaperLink => way is FeedbackWay.Link or FeedbackWay.PaperLink,
        _ => true,
    };

    /// <summary>A later answer takes its place.</summary>
    public void SupersedeBy(Feedback later)
    {
        if (SupersededAt is not null || !YieldsTo(later.Way))
            throw new InvalidOperationException("Only the answer that counts is superseded, and never by one that is less surely the deputy's.");
        SupersededAt = later.At;
    }
}
