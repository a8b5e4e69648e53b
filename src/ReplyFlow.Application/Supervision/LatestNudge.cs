using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Application.Supervision;

/// <summary>The last time a step was nudged.</summary>
/// <param name="WorkItemId">The step.</param>
/// <param name="By">Who nudged.</param>
/// <param name="Words">Their words, as far as the reader may know; may be empty.</param>
/// <param name="On">The Beijing date.</param>
/// <param name="At">When.</param>
/// <param name="Count">How often the step was nudged in all.</param>
public sealed record LatestNudge(Guid WorkItemId, string By, string Words, DateOnly On, DateTimeOffset At, int Count)
{
    /// <summary>Why the step cannot be nudged again on a day; null when it can.</summary>
    public string? Objection(DateOnly today, WorkingCalendar calendar) => NudgeOwner.Limit.Objection([On], today, calendar);
}
