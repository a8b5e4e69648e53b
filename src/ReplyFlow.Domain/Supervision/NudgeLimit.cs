using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Supervision;

/// <summary>催办: how often the same step may be nudged, whoever does it.</summary>
/// <param name="WorkingDaysBetween">At least so many working days from one nudge to the next; 1 allows one each working day.</param>
public sealed record NudgeLimit(int WorkingDaysBetween = 1)
{
    /// <summary>Why the step may not be nudged today, in Chinese; null when it may.</summary>
    /// <param name="nudges">The days on which it was nudged before.</param>
    /// <param name="today">Today, Beijing date.</param>
    /// <param name="calendar">Which days are worked.</param>
    public string? Objection(IEnumerable<DateOnly> nudges, DateOnly today, WorkingCalendar calendar)
    {
        var last = nudges.Where(d => d <= today).Select(d => (DateOnly?)d).Max();
        if (last is not { } day || WorkingDaysBetween < 1 || calendar.CountWorkingDays(day, today) >= WorkingDaysBetween)
            return null;
        return $"{DayText.Long(day)}已催办过，{DayText.Long(calendar.AddWorkingDays(day, WorkingDaysBetween))}起可再次催办";
    }
}
