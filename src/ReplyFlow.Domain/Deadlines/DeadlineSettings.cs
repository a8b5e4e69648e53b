using System.Collections.Immutable;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>The deadline rules of one bureau; the defaults are domain.md's. Immutable, compared by value.</summary>
public sealed record DeadlineSettings
{
    /// <summary>The defaults: no rolling, no campaign dates.</summary>
    public static DeadlineSettings Default { get; } = new();

    /// <summary>Assigning an off-session suggestion.</summary>
    public Period Assign { get; init; } = Period.WorkingDays(5);

    /// <summary>Accepting or objecting.</summary>
    public Period Object { get; init; } = Period.WorkingDays(10);

    /// <summary>A co-handler's opinion.</summary>
    public Period Opinion { get; init; } = Period.Months(1);

    /// <summary>The reply.</summary>
    public Period Reply { get; init; } = Period.Months(3);

    /// <summary>The latest reply with an extension, counted from the assignment.</summary>
    public Period Extended { get; init; } = Period.Months(6);

    /// <summary>The deputy's feedback.</summary>
    public Period Feedback { get; init; } = Period.WorkingDays(20);

    /// <summary>The second reply.</summary>
    public Period ReReply { get; init; } = Period.Months(1);

    /// <summary>Whether a due date on a day off moves to the next working day.</summary>
    public bool Roll { get; init; }

    /// <summary>Campaign dates by session name (市第十七届人大三次会议 → 2023-05-25).</summary>
    public ImmutableSortedDictionary<string, DateOnly> CampaignDates { get; init; } =
        ImmutableSortedDictionary.Create<string, DateOnly>(StringComparer.Ordinal);

    /// <summary>The rule of one kind of deadline in one session.</summary>
    /// <param name="kind">Which deadline.</param>
    /// <param name="session">The session's name; null for none.</param>
    public DeadlineRule RuleFor(DeadlineKind kind, string? session = null) => new(
        kind,
        kind switch
        {
            DeadlineKind.Assign => Assign,
            DeadlineKind.Object => Object,
            DeadlineKind.Opinion => Opinion,
            DeadlineKind.Reply => Reply,
            DeadlineKind.Extended => Extended,
            DeadlineKind.Feedback => Feedback,
            DeadlineKind.ReReply => ReReply,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        },
        Roll,
        kind == DeadlineKind.Reply && session is not null && CampaignDates.TryGetValue(session, out var day) ? day : null);

    /// <inheritdoc/>
    public bool Equals(DeadlineSettings? other) =>
        other is not null && Periods.SequenceEqual(other.Periods) && Roll == other.Roll && CampaignDates.SequenceEqual(other.CampaignDates);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reply, Extended, Roll, CampaignDates.Count);

    private Period[] Periods => [Assign, Object, Opinion, Reply, Extended, Feedback, ReReply];
}
