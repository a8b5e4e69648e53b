namespace ReplyFlow.Application.Supervision;

/// <summary>第二次不满意: a deputy whom the second letter did not content either, and whether somebody has talked with them.</summary>
public sealed record DiscontentRow
{
    /// <summary>The work item by which the office owes the talk.</summary>
    public required Guid WorkItemId { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The suggestion's number.</summary>
    public required string Number { get; init; }

    /// <summary>The suggestion's title.</summary>
    public required string SuggestionTitle { get; init; }

    /// <summary>Who is not content, for example 许和兴代表.</summary>
    public required string Deputy { get; init; }

    /// <summary>保密: whether others must not learn who it is.</summary>
    public required bool IsSecret { get; init; }

    /// <summary>What they answered, in their words.</summary>
    public required string Words { get; init; }

    /// <summary>The bureau that owes the talk.</summary>
    public required string Bureau { get; init; }

    /// <summary>When the answer came.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Until when the talk is owed.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>When the talk was recorded; null while it is owed.</summary>
    public required DateTimeOffset? TalkedAt { get; init; }

    /// <summary>Who recorded it; empty while it is owed.</summary>
    public required string TalkedBy { get; init; }

    /// <summary>What was said there; empty while it is owed.</summary>
    public required string Talk { get; init; }
}
