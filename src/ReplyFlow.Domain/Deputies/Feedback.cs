namespace ReplyFlow.Domain.Deputies;

/// <summary>反馈: what one deputy answered about one letter.</summary>
public sealed class Feedback
{
    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public Guid CaseId { get; set; }

    /// <summary>The letter judged.</summary>
    public Guid LetterId { get; set; }

    /// <summary>The deputy.</summary>
    public Guid DeputyId { get; set; }

    /// <summary>The judgement.</summary>
    public FeedbackLevel Level { get; set; }

    /// <summary>The deputy's words; may be empty.</summary>
    public string Words { get; set; } = "";

    /// <summary>Who entered it: the deputy by personal link, or the office by name.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }
}
