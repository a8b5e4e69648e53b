namespace ReplyFlow.Domain.Substitutions;

/// <summary>代理: a substitution as entered; kept after it ended, for the history.</summary>
public sealed class SubstitutionEntry
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The account of who is away.</summary>
    public Guid PrincipalId { get; set; }

    /// <summary>The account of who acts.</summary>
    public Guid SubstituteId { get; set; }

    /// <summary>First day, Beijing; it holds from the day's beginning.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day, Beijing, included.</summary>
    public DateOnly To { get; set; }

    /// <summary>The step keys it covers; empty for all.</summary>
    public List<string> Steps { get; set; } = [];

    /// <summary>Why, for example 出差; may be empty.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Name of who entered it, at that time.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>When it was ended before its last day; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who ended it, by name; empty while it holds.</summary>
    public string EndedBy { get; set; } = "";

    /// <summary>What it means for deciding; whether it was ended before its last day is not asked here.</summary>
    public Substitution ToSubstitution() => new(PrincipalId, SubstituteId, From, To, Steps);
}
