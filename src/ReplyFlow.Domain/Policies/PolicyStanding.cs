namespace ReplyFlow.Domain.Policies;

/// <summary>How a document stands on a day.</summary>
public enum PolicyStanding
{
    /// <summary>现行有效.</summary>
    InForce,

    /// <summary>尚未施行: issued, but not in force yet.</summary>
    NotYet,

    /// <summary>当日尚未印发.</summary>
    NotIssued,

    /// <summary>已过有效期.</summary>
    Expired,

    /// <summary>已废止.</summary>
    Repealed,
}

/// <summary>What standings are called.</summary>
public static class PolicyStandings
{
    /// <summary>The standing in Chinese.</summary>
    public static string Name(this PolicyStanding standing) => standing switch
    {
        PolicyStanding.NotYet => "尚未施行",
        PolicyStanding.NotIssued => "尚未印发",
        PolicyStanding.Expired => "已过有效期",
        PolicyStanding.Repealed => "已废止",
        _ => "现行有效",
    };
}
