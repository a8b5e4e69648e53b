namespace ReplyFlow.Domain.Deadlines;

/// <summary>The deadline rules that hold for one bureau in one session; the defaults are domain.md's. Immutable, compared by value.</summary>
public sealed record DeadlineSettings
{
    /// <summary>The defaults: no rolling.</summary>
    public static DeadlineSettings Default { get; } = new();

    /// <summary>Assigning an off-session suggestion.</summary>
    public Period Assign { get; init; } = Period.WorkingDays(5);

    /// <summary>Accepting or objecting.</summary>
    public Period Object { get; init; } = Period.WorkingDays(10);

    /// <summary>A co-handler's opinion.</summary>
    public Period Opinion { get; init; } = Period.Months(1);

    public Period Reply { get; init; } = Period.Months(3);

    /// <summary>The latest reply with an extension, counted from the assignment.</summary>
    public Period Extended { get; init; } = Period.Months(6);

    /// <summary>The deputy's feedback.</summary>
    public Period Feedback { get; init; } = Period.WorkingDays(20);

    /// <summary>The second reply.</summary>
    public Period ReReply { get; init; } = Period.Months(1);

    /// <summary>What comes up beside the process.</summary>
    public Period Errand { get; init; } = Period.WorkingDays(2);

    /// <summary>Whether a due date on a day off moves to the next working day.</summary>
    public bool Roll { get; init; }

    /// <summary>The length of one kind of deadline.</summary>
    public Period this[DeadlineKind kind] => kind switch
    {
        DeadlineKind.Assign => Assign,
        DeadlineKind.Object => Object,
        DeadlineKind.Opinion => Opinion,
        DeadlineKind.Reply => Reply,
        DeadlineKind.Extended => Extended,
        DeadlineKind.Feedback => Feedback,
        DeadlineKind.ReReply => ReReply,
        DeadlineKind.Errand => Errand,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The rule of one kind of deadline.</summary>
    /// <param name="kind">Which deadline.</param>
    /// <param name="campaign">The session's own date, which only binds the reply; null for none.</param>
    public DeadlineRule RuleFor(DeadlineKind kind, DateOnly? campaign = null) => new(kind, this[kind], Roll, kind == DeadlineKind.Reply ? campaign : null);

    /// <summary>These rules with what a narrower scope sets itself.</summary>
    public DeadlineSettings With(DeadlineOverrides own) => new()
    {
        Assign = own.Of(DeadlineKind.Assign) ?? Assign,
        Object = own.Of(DeadlineKind.Object) ?? Object,
        Opinion = own.Of(DeadlineKind.Opinion) ?? Opinion,
        Reply = own.Of(DeadlineKind.Reply) ?? Reply,
        Extended = own.Of(DeadlineKind.Extended) ?? Extended,
        Feedback = own.Of(DeadlineKind.Feedback) ?? Feedback,
        ReReply = own.Of(DeadlineKind.ReReply) ?? ReReply,
        Errand = own.Of(DeadlineKind.Errand) ?? Errand,
        Roll = own.Roll ?? Roll,
    };
}
