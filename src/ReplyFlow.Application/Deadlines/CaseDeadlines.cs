using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Deadlines;

/// <summary>
/// The working calendar and the deadline rules as they stood at one moment; turns the due rules of definitions and of
/// the city into dates. Immutable. <see cref="DeadlineStore"/> reads it.
/// </summary>
/// <param name="version">Token of the stored values; empty where nothing was ever stored.</param>
/// <param name="calendar">Which days are worked.</param>
/// <param name="scopes">What each scope sets itself, by its <see cref="RuleScope.Name"/>.</param>
public sealed class CaseDeadlines(string version, WorkingCalendar calendar, IReadOnlyDictionary<string, DeadlineOverrides> scopes)
{
    /// <summary>The shipped calendar and the default rules.</summary>
    public static CaseDeadlines Shipped { get; } = new("", WorkingCalendar.Shipped, new Dictionary<string, DeadlineOverrides>());

    /// <summary>Token of the stored values.</summary>
    public string Version => version;

    /// <summary>Which days are worked.</summary>
    public WorkingCalendar Calendar => calendar;

    /// <summary>What one scope sets itself.</summary>
    public DeadlineOverrides Own(RuleScope scope) => scopes.GetValueOrDefault(scope.Name, DeadlineOverrides.None);

    /// <summary>The rules in force: the narrower scope goes before the wider, a bureau's before a session's.</summary>
    /// <param name="bureauId">The bureau; null for none in particular.</param>
    /// <param name="sessionId">The session; null for none in particular.</param>
    public DeadlineSettings Rules(Guid? bureauId, Guid? sessionId) => scopes.Count == 0
        ? DeadlineSettings.Default
        : new RuleScope(bureauId, sessionId).FromWidest().Aggregate(DeadlineSettings.Default, (rules, scope) => rules.With(Own(scope)));

    /// <summary>What the reply's due date rests on when the case is assigned on a day. The case must have its lead bureau, suggestion and session.</summary>
    public DueBasis Reply(Case c, DateOnly assignedOn) =>
        DueBasis.Of(Rules(c.LeadBureauId, Session(c)).RuleFor(DeadlineKind.Reply, c.Suggestion!.Session!.CampaignOn), assignedOn);

    /// <summary>What a co-handling bureau's due date rests on when the case is assigned on a day.</summary>
    public DueBasis Opinion(Case c, Guid bureauId, DateOnly assignedOn) =>
        DueBasis.Of(Rules(bureauId, Session(c)).RuleFor(DeadlineKind.Opinion), assignedOn);

    /// <summary>By when a step that comes today is due; null when it has no rule, or rests on a case date not set yet.</summary>
    /// <param name="rule">The definition's due rule.</param>
    /// <param name="c">The case, with its suggestion.</param>
    /// <param name="owner">The bureau that owes the step.</param>
    /// <param name="today">The day it comes, a Beijing date.</param>
    public DueDate? Step(string? rule, Case c, Guid? owner, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(rule))
            return null;
        var due = DueRule.Parse(rule);
        if (due.FromCaseDue)
            return c.Due.On is { } caseDue ? DueDate.By(rule, new CaseDueShift(due, caseDue, c.Due.Provisional).By(calendar, today)) : null;
        return DueDate.By(Basis(due, c, owner, today), calendar);
    }

    private DueBasis Basis(DueRule due, Case c, Guid? owner, DateOnly today)
    {
        if (due.Kind is not { } kind)
            return new DueBasis("到达", today, CaseDueShift.Length(due), Rules(c.LeadBureauId, Session(c)).Roll);
        var bureau = kind switch { DeadlineKind.Assign => null, DeadlineKind.Opinion => owner, _ => c.LeadBureauId };
        var rule = Rules(bureau, Session(c)).RuleFor(kind);
        var start = kind switch
        {
            DeadlineKind.Assign => BeijingTime.DateOf(c.OpenedAt),
            DeadlineKind.Object => c.AssignedOn ?? today,
            DeadlineKind.Opinion => c.CoHandlers().FirstOrDefault(a => a.BureauId == owner)?.AssignedOn ?? c.AssignedOn ?? today,
            _ => today,
        };
        var basis = DueBasis.Of(rule, start);
        // A step that comes again after its date has passed gets its whole time from the day it comes.
        return start < today && basis.By(calendar).Due < today ? basis with { Label = "到达", Start = today } : basis;
    }

    private static Guid? Session(Case c) => c.Suggestion!.SessionId;
}
