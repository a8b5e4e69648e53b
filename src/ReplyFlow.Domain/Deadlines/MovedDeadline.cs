using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>A due date that a change of the calendar moves, or makes provisional or final.</summary>
/// <param name="Promise">The due date as it stands.</param>
/// <param name="After">The due date as it becomes.</param>
public sealed record MovedDeadline(DatedPromise Promise, Deadline After)
{
    /// <summary>Those of some due dates that a calendar moves, or makes provisional or final.</summary>
    /// <param name="promises">The due dates that are still open.</param>
    /// <param name="after">The calendar that is to hold.</param>
    public static IReadOnlyList<MovedDeadline> Among(IEnumerable<DatedPromise> promises, WorkingCalendar after) => promises
        .Select(p => new MovedDeadline(p, p.Basis.By(after)))
        .Where(m => m.Promise.Due != m.After.Due || m.Promise.Provisional != m.After.Provisional)
        .ToList();
}
