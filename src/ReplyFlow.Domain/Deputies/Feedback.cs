using ReplyFlow.Domain.Text;

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

    /// <summary>The letter judged; of one deputy's answers about it only one <see cref="Counts"/>.</summary>
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

    /// <summary>
    /// UTC, when the answer came that stands in its place: a later one, or, where this was never to count, one before it (<see cref="IsSetAside"/>).
    /// Null while there is none.
    /// </summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>作废: UTC, when 代联工委 found that it is not what the deputy answered; null for not. It counts nowhere.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>The evidence by which it is void; null where it is not.</summary>
    public Guid? RejectionId { get; private set; }

    /// <summary>Whether it is the deputy's answer about its letter.</summary>
    public bool Counts => SupersededAt is null && VoidedAt is null;

    /// <summary>Whether the deputy wrote it; else it is 代录.</summary>
    public bool IsOwn => Way is FeedbackWay.Link or FeedbackWay.PaperLink;

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>SHA-256 over everything that never changes of it, lower-case hex: what the audit trail keeps of it and <c>verify</c> compares.</summary>
    public string Sha256() => Fingerprint.Of(
        Id, CaseId, LetterId, DeputyId, Level, Words, DimensionsJson, AsksAgain, MayPublish, Way, LinkId, Ground, GroundOn, EnteredBy, At);

    /// <summary>
    /// Whether earlier programs let another answer take its place; <c>verify</c> holds their rows to it. Today's rule is <see cref="AnswerSource.YieldsTo"/>.
    /// </summary>
    /// <param name="way">By which way the other one came.</param>
    /// <param name="unconfirmed">Whether this one's address waits to be confirmed.</param>
    /// <param name="otherUnconfirmed">Whether the other one's does.</param>
    public bool YieldedTo(FeedbackWay way, bool unconfirmed = false, bool otherUnconfirmed = false) => Way switch
    {
        FeedbackWay.Link => unconfirmed ? way is not FeedbackWay.PaperLink : way is FeedbackWay.Link && !otherUnconfirmed,
        FeedbackWay.PaperLink => way is FeedbackWay.PaperLink || (way is FeedbackWay.Link && !otherUnconfirmed),
        _ => !otherUnconfirmed,
    };

    /// <summary>Whether it was never the one that counted: an answer that was there stood against it. 代联工委 asks the deputy which holds.</summary>
    public bool IsSetAside => SupersededAt < At;

    /// <summary>A later answer takes its place; the caller says where the two came from.</summary>
    public void SupersedeBy(Feedback later, AnswerSource mine, AnswerSource laters)
    {
        if (SupersededAt is not null || !mine.YieldsTo(laters))
            throw new InvalidOperationException("Only the answer that counts is superseded, and never by one that is less surely the deputy's.");
        SupersededAt = later.At;
    }

    /// <summary>It is kept beside an answer that counts and does not take its place.</summary>
    /// <param name="standing">The answer that counts.</param>
    public void SetAsideFor(Feedback standing)
    {
        if (SupersededAt is not null || !standing.Counts)
            throw new InvalidOperationException("A new answer is set aside, for one that counts.");
        SupersededAt = standing.At;
    }

    /// <summary>It was set aside while nobody knew whose its address was; now that is known it has taken the place of the one that stood.</summary>
    /// <param name="standing">The answer that it superseded just now.</param>
    public void CountInstead(Feedback standing)
    {
        if (!IsSetAside || VoidedAt is not null || standing.SupersededAt != At)
            throw new InvalidOperationException("An answer that was set aside counts only once it has taken the other one's place.");
        SupersededAt = null;
    }

    /// <summary>作废: whoever answered was not the deputy, or the deputy did not say what staff entered. It is kept and counts no more.</summary>
    /// <param name="rejectionId">The evidence of it.</param>
    /// <param name="at">UTC.</param>
    /// <exception cref="InvalidOperationException">It is void already.</exception>
    public void Void(Guid rejectionId, DateTimeOffset at)
    {
        if (VoidedAt is not null)
            throw new InvalidOperationException("An answer becomes void once.");
        (VoidedAt, RejectionId) = (at, rejectionId);
    }

    /// <summary>What had taken its place is void: it counts again.</summary>
    /// <exception cref="InvalidOperationException">It is void itself, or another one took its place.</exception>
    public void CountAgain(Feedback instead)
    {
        if (VoidedAt is not null || instead.VoidedAt is null || SupersededAt != instead.At)
            throw new InvalidOperationException("An answer counts again only where the one in its place is void.");
        SupersededAt = null;
    }
}
