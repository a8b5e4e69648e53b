using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Supervision;

/// <summary>A due date with the rule that made it, so that it can be made again.</summary>
/// <param name="Id">What is due: a case or a work item.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Start">The day the period started.</param>
public sealed record DatedPromise(Guid Id, DeadlineRule Rule, DateOnly Start)
{
    /// <summary>The due date by a calendar.</summary>
    public Deadline By(WorkingCalendar calendar) => Rule.From(Start, calendar);
}
