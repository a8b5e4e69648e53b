using System.Collections.Immutable;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>What one scope (the city, a session, a bureau, a bureau in a session) sets itself; everything else it inherits. Compared by value.</summary>
public sealed record DeadlineOverrides
{
    /// <summary>Sets nothing.</summary>
    public static DeadlineOverrides None { get; } = new();

    /// <summary>The lengths it sets; a kind that is not there keeps the wider scope's.</summary>
    public ImmutableSortedDictionary<DeadlineKind, Period> Periods { get; init; } = ImmutableSortedDictionary<DeadlineKind, Period>.Empty;

    /// <summary>Whether due dates on days off move on; null inherits.</summary>
    public bool? Roll { get; init; }

    /// <summary>Whether nothing is set.</summary>
    public bool IsEmpty => Periods.IsEmpty && Roll is null;

    /// <summary>The length of one kind of deadline; null inherits.</summary>
    public Period? Of(DeadlineKind kind) => Periods.TryGetValue(kind, out var period) ? period : null;

    /// <inheritdoc/>
    public bool Equals(DeadlineOverrides? other) => other is not null && Roll == other.Roll && Periods.SequenceEqual(other.Periods);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Roll, Periods.Count);
}
