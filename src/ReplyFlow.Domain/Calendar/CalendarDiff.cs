namespace ReplyFlow.Domain.Calendar;

/// <summary>What a change of the calendar changes, shown before it is saved.</summary>
/// <param name="Added">Years loaded now that were not.</param>
/// <param name="Removed">Years no longer loaded.</param>
/// <param name="Days">Days that are another kind of day, in order.</param>
public sealed record CalendarDiff(IReadOnlyList<int> Added, IReadOnlyList<int> Removed, IReadOnlyList<CalendarChange> Days)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && Days.Count == 0;

    /// <summary>What changes when one calendar takes the place of another.</summary>
    public static CalendarDiff Between(WorkingCalendar before, WorkingCalendar after)
    {
        var (old, now) = (before.Years.Select(y => y.Year).ToList(), after.Years.Select(y => y.Year).ToList());
        // Only days that one of the two or the statute names can differ: all others go by the weekday in both.
        var days = before.Years.Concat(after.Years).SelectMany(y => y.Off.Concat(y.Work).Concat(StatutoryHolidays.Of(y.Year))).Distinct().Order()
            .Select(d => new CalendarChange(d, before.KindOf(d), after.KindOf(d)))
            .Where(c => c.Before != c.After)
            .ToList();
        return new CalendarDiff(now.Except(old).ToList(), old.Except(now).ToList(), days);
    }
}
