using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Deadlines;

[AuditKind("DeadlineRulesChanged")]
internal sealed record DeadlineRulesChanged(string Scope, string Old, string New) : SettingFact;

/// <summary>The calendar changed; the events of the cases it moved follow it directly.</summary>
/// <param name="Id">The change.</param>
/// <param name="Cases">How many cases it moved.</param>
/// <param name="Moves">How many dates.</param>
/// <param name="Old">The changed years before, as a calendar file.</param>
/// <param name="New">The same after.</param>
[AuditKind("CalendarChanged")]
public sealed record CalendarChanged(Guid Id, int Cases, int Moves, string Old, string New) : SettingFact;

/// <summary>A change of the calendar moved dates of a case.</summary>
/// <param name="Change">The change.</param>
/// <param name="Moves">The dates.</param>
[AuditKind("DueDatesRecounted")]
public sealed record DueDatesRecounted(Guid Change, IReadOnlyList<DueDatesRecounted.Move> Moves) : AuditFact
{
    /// <summary>One date that moved.</summary>
    /// <param name="What">Whose.</param>
    /// <param name="Before">The date before.</param>
    /// <param name="After">The date after.</param>
    /// <param name="WasProvisional">Whether it was provisional.</param>
    /// <param name="IsProvisional">Whether it is.</param>
    public sealed record Move(string What, DateOnly Before, DateOnly After, bool WasProvisional, bool IsProvisional);
}
