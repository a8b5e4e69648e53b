namespace ReplyFlow.Domain.Substitutions;

/// <summary>代理: a substitution as entered; kept after it ended, for the history.</summary>
public sealed class SubstitutionEntry
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The account of who is away.</summary>
    public Guid PrincipalId { get; init; }

    /// <summary>The account of who acts.</summary>
    public Guid SubstituteId { get; init; }

    /// <summary>First day, Beijing; it holds from the day's beginning.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day, Beijing, included.</summary>
    public DateOnly To { get; init; }

    /// <summary>The step keys it covers; empty for all.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Why, for example 出差; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Name of who entered it, at that time.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset EnteredAt { get; init; }

    /// <summary>When it was ended before its last day; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who ended it, by name; empty while it holds.</summary>
    public string EndedBy { get; private set; } = "";

    /// <summary>Ends it before its last day.</summary>
    /// <exception cref="InvalidOperationException">It was ended already.</exception>
    public void End(string by, DateTimeOffset at)
    {
        if (EndedAt is not null)
            throw new InvalidOperationException("The substitution was ended already.");
        (EndedBy, EndedAt) = (by, at);
    }

    /// <summary>What it means for deciding; whether it was ended before its last day is not asked here.</summary>
    public Substitution ToSubstitution() => new(PrincipalId, SubstituteId, From, To, Steps);
}
