namespace ReplyFlow.Domain.Substitutions;

/// <summary>代理: a substitution as entered; kept after it ended, for the history.</summary>
public sealed class SubstitutionEntry
{
    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The user who is away.</summary>
    public Guid PrincipalId { get; set; }

    /// <summary>The user who acts.</summary>
    public Guid SubstituteId { get; set; }

    /// <summary>First day (Beijing).</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day (Beijing).</summary>
    public DateOnly To { get; set; }

    /// <summary>The step keys it covers; empty for all.</summary>
    public List<string> Steps { get; set; } = [];

    /// <summary>Why, for example 出差; may be empty.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Who entered it, by name.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>When it was ended before its last day; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who ended it, by name; empty while it holds.</summary>
    public string EndedBy { get; set; } = "";

    /// <summary>The rule it stands for.</summary>
    public Substitution ToSubstitution() => new(PrincipalId, SubstituteId, From, To, Steps);
}
