using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>Computes due dates. The start day is not counted; a month's count ends on the same day or on the month's last.</summary>
public static class DeadlineCalculator
{
    /// <summary>The due date of a period that starts on a day.</summary>
    /// <param name="start">The day the period starts, not counted.</param>
    /// <param name="period">How long.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="roll">Moves a due date on a day off to the next working day.</param>
    /// <param name="campaign">A day set for the whole session; the earlier of the two is due. Null where there is none.</param>
    /// <param name="startLabel">What happened on the start day, for the derivation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The result would leave the range of <see cref="DateOnly"/>.</exception>
    public static Deadline Compute(
        DateOnly start, Period period, WorkingCalendar calendar, bool roll = false, DateOnly? campaign = null, string startLabel = "交办")
    {
        var derivation = new Derivation(calendar);
        var due = End(start, period, calendar);
        derivation.Step($"{startLabel} {DayText.Iso(start)}，{period.ToChinese()} → {DayText.Iso(due)}");
        if (period.Unit == PeriodUnit.WorkingDays)
            derivation.Counted(start, due);
        if (campaign is { } day)
        {
            derivation.Step($"会议要求 {DayText.Iso(day)}");
            due = day < due ? day : due;
            derivation.Step($"取早 → {DayText.Iso(due)}");
        }

        return derivation.Finish(due, roll);
    }

    /// <summary>A due date that someone set by hand or by approval, for example an extension's.</summary>
    /// <param name="due">The day.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="roll">Moves a day off to the next working day.</param>
    /// <param name="reason">Where the day comes from, for the derivation, for example 批准延期至.</param>
    public static Deadline Fixed(DateOnly due, WorkingCalendar calendar, bool roll, string reason)
    {
        var derivation = new Derivation(calendar);
        derivation.Step($"{reason} {DayText.Iso(due)}");
        return derivation.Finish(due, roll);
    }

    private static DateOnly End(DateOnly start, Period period, WorkingCalendar calendar) => period.Unit switch
    {
        PeriodUnit.WorkingDays => calendar.AddWorkingDays(start, period.Count),
        PeriodUnit.CalendarDays => start.AddDays(period.Count),
        _ => start.AddMonths(period.Count),
    };
}
