namespace ReplyFlow.Application.Deadlines;

/// <summary>Whom a set of deadline rules is for: the city, a session, a bureau, or a bureau in a session.</summary>
/// <param name="BureauId">The bureau; null for all.</param>
/// <param name="SessionId">The session; null for all.</param>
public sealed record RuleScope(Guid? BureauId, Guid? SessionId)
{
    /// <summary>What the names of all scopes' settings begin with.</summary>
    internal const string Prefix = "deadlines";

    /// <summary>Everybody.</summary>
    public static RuleScope City { get; } = new(null, null);

    /// <summary>Name of the setting that holds the scope's rules.</summary>
    public string Name => (BureauId, SessionId) switch
    {
        (null, null) => Prefix,
        (null, { } session) => $"{Prefix}/session/{session:N}",
        ({ } bureau, null) => $"{Prefix}/bureau/{bureau:N}",
        ({ } bureau, { } session) => $"{Prefix}/bureau/{bureau:N}/session/{session:N}",
    };

    /// <summary>The scopes whose rules reach here, the widest first: city, session, bureau, bureau in a session.</summary>
    public IEnumerable<RuleScope> FromWidest()
    {
        yield return City;
        if (SessionId is not null)
            yield return new RuleScope(null, SessionId);
        if (BureauId is not null)
            yield return new RuleScope(BureauId, null);
        if (SessionId is not null && BureauId is not null)
            yield return this;
    }
}
