namespace ReplyFlow.Domain.Deputies;

/// <summary>反馈: what one deputy answered about one letter.</summary>
public sealed class Feedback
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of the case.</summary>
    public Guid CaseId { get; init; }

    /// <summary>The letter judged; unique together with <see cref="DeputyId"/>.</summary>
    public Guid LetterId { get; init; }

    /// <summary>Key of the deputy.</summary>
    public Guid DeputyId { get; init; }

    /// <summary>满意, 基本满意 or 不满意.</summary>
    public FeedbackLevel Level { get; init; }

    /// <summary>The deputy's words; may be empty.</summary>
    public string Words { get; init; } = "";

    /// <summary>Who entered it: the deputy by personal link, or the office by name.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }
}
