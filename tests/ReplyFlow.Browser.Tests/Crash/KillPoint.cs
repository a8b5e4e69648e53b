namespace ReplyFlow.Browser.Tests.Crash;

/// <summary>In the midst of what the product is killed.</summary>
internal enum KillKind
{
    /// <summary>While it answers its first requests; nothing need have been decided.</summary>
    WarmingUp,

    /// <summary>As soon as a decision has been answered, while others are under way.</summary>
    JustAnswered,

    /// <summary>Some requests after an answer, while a decision has been sent and not answered.</summary>
    DecisionInFlight,

    /// <summary>As soon as an effect stands in the database, most often before its decision is answered.</summary>
    JustCommitted,
}

/// <summary>
/// When the product is killed, counted in what it has done since its start and never in time: a slow machine gets as far as
/// a fast one before the same kill.
/// </summary>
/// <param name="Kind">In the midst of what.</param>
/// <param name="Effects">After how many answered decisions; of <see cref="KillKind.JustCommitted"/>, new audit events.</param>
/// <param name="Requests">After how many requests more.</param>
internal sealed record KillPoint(KillKind Kind, int Effects, int Requests)
{
    /// <summary>Draws the point of a kill. One in five comes while the product warms up.</summary>
    public static KillPoint Draw(Random random, int kill) => kill % 5 == 0
        ? new(KillKind.WarmingUp, 0, random.Next(0, 40))
        : random.Next(3) switch
        {
            0 => new(KillKind.JustAnswered, random.Next(3, 10), 0),
            1 => new(KillKind.DecisionInFlight, random.Next(3, 10), random.Next(1, 16)),
            _ => new(KillKind.JustCommitted, random.Next(8, 32), 0),
        };
}
