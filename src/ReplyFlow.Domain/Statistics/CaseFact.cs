namespace ReplyFlow.Domain.Statistics;

/// <summary>What statistics need to know of one case.</summary>
public sealed record CaseFact
{
    /// <summary>The case's key; a figure counts it once. Of several cases that of none.</summary>
    public required Guid Id { get; init; }

    /// <summary>How many cases this is: one, unless cases that no figure tells apart were counted together.</summary>
    public int Count { get; init; } = 1;

    /// <summary>会议届次.</summary>
    public required string Session { get; init; }

    /// <summary>主办单位.</summary>
    public required string Bureau { get; init; }

    /// <summary>处室; null while none has it.</summary>
    public string? Division { get; init; }

    /// <summary>The suggestion's class (经济, 社会 …); null for none.</summary>
    public string? Class { get; init; }

    /// <summary>The day of 交办; null while not assigned: then the case is in no figure.</summary>
    public DateOnly? AssignedOn { get; init; }

    /// <summary>The reply's due date as it stood last; null for none, which no reply can miss.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The day the reply was issued; null while it is not.</summary>
    public DateOnly? RepliedOn { get; init; }

    /// <summary>面商: whether the deputy was met (走访, 座谈).</summary>
    public bool ContactedInPerson { get; init; }

    /// <summary>类别 of the reply; null while undecided.</summary>
    public string? Category { get; init; }

    /// <summary>What each deputy answered; empty while feedback is still out.</summary>
    public IReadOnlyList<Satisfaction> Answers { get; init; } = [];

    /// <summary>Those of <see cref="Answers"/> that were given, with where they came from.</summary>
    public IReadOnlyList<GivenAnswer> Given { get; init; } = [];

    /// <summary>撤回: a withdrawn case counts only if it had been replied to.</summary>
    public bool Withdrawn { get; init; }
}
