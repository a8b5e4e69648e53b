using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Application.Tests.Year;

/// <summary>Working days as a plain list, from the notices' lists of days off and make-up days; counts without the calendar's own arithmetic.</summary>
internal sealed class NaiveDays
{
    private readonly List<DateOnly> _worked = [];

    public NaiveDays(IReadOnlyList<CalendarYear> years)
    {
        var (off, work) = (years.SelectMany(y => y.Off).ToHashSet(), years.SelectMany(y => y.Work).ToHashSet());
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2027; day = day.AddDays(1))
            if (work.Contains(day) || (!off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
                _worked.Add(day);
    }

    public bool IsWorked(DateOnly day) => _worked.BinarySearch(day) >= 0;

    /// <summary>The n-th working day after a day (n positive) or before it (n negative).</summary>
    public DateOnly Shift(DateOnly day, int n)
    {
        var at = _worked.BinarySearch(day);
        if (n > 0)
            return _worked[(at >= 0 ? at : ~at - 1) + n];
        return _worked[(at >= 0 ? at : ~at) + n];
    }
}
