using System.Collections.Frozen;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Domain.Calendar;

/// <summary>
/// Which days are worked: the State Council's holidays and make-up days for the loaded years, weekends and the statutory holidays
/// for the others.
/// Immutable; a change makes a new calendar. Days are Beijing dates.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>From this day of December on, the next year's notice may still move days (the notice for 2019 did, from 29 December 2018).</summary>
    private const int TurnOfYearDay = 29;

    /// <summary>How many years behind the loaded ones due dates may well lie.</summary>
    private const int YearsAhead = 2;

    private static readonly Lazy<WorkingCalendar> ShippedCalendar = new(() => new WorkingCalendar(CalendarFile.ReadShipped()));
    private readonly FrozenSet<int> _loaded;
    private readonly FrozenSet<DateOnly> _off;
    private readonly FrozenSet<DateOnly> _work;

    // Days that most questions are about: of these the working days are counted once, not once a question.
    private readonly DateOnly _first = DateOnly.MaxValue;
    private readonly DateOnly _last = DateOnly.MinValue;
    private readonly Lazy<int[]> _worked;

    /// <summary>Makes a calendar of the given years.</summary>
    /// <exception cref="InputException">The years break a rule of <see cref="CalendarYearRules"/>.</exception>
    public WorkingCalendar(IEnumerable<CalendarYear> years)
    {
        Years = years.OrderBy(y => y.Year).ToList();
        if (CalendarYearRules.Check(Years) is { Count: > 0 } errors)
            throw new InputException(errors);
        _loaded = Years.Select(y => y.Year).ToFrozenSet();
        _off = Years.SelectMany(y => y.Off).ToFrozenSet();
        _work = Years.SelectMany(y => y.Work).ToFrozenSet();
        if (Years.Count > 0)
            (_first, _last) = (new DateOnly(Years[0].Year, 1, 1), new DateOnly(Math.Min(9999, Years[^1].Year + YearsAhead), 12, 31));
        _worked = new(CountAll);
    }

    /// <summary>The calendar shipped with the product.</summary>
    public static WorkingCalendar Shipped => ShippedCalendar.Value;

    /// <summary>The loaded years in order.</summary>
    public IReadOnlyList<CalendarYear> Years { get; }

    /// <summary>Whether the year's notice is loaded.</summary>
    public bool IsLoaded(int year) => _loaded.Contains(year);

    /// <summary>
    /// Whether it is settled that the day is worked or not: its year is loaded and, for the last three days of December,
    /// the next year too, because its notice may take them for the New Year's holiday.
    /// </summary>
    public bool IsSettled(DateOnly day) =>
        IsLoaded(day.Year) && (day.Month != 12 || day.Day < TurnOfYearDay || IsLoaded(day.Year + 1));

    /// <summary>What kind of day it is; where no notice is loaded, by the weekday and the statutory holidays.</summary>
    public DayKind KindOf(DateOnly day) =>
        _off.Contains(day) ? DayKind.Holiday
        : _work.Contains(day) ? DayKind.MakeUpDay
        : !IsLoaded(day.Year) && StatutoryHolidays.Of(day.Year).Contains(day) ? DayKind.Holiday
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend
        : DayKind.WorkingDay;

    /// <summary>Whether people work on the day.</summary>
    public bool IsWorkingDay(DateOnly day) => KindOf(day) is DayKind.WorkingDay or DayKind.MakeUpDay;

    /// <summary>The n-th working day after the date, the date itself not counted; with a negative n the n-th before it; with 0 the date itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result would leave the range of <see cref="DateOnly"/>.</exception>
    public DateOnly AddWorkingDays(DateOnly date, int n)
    {
        var step = Math.Sign(n);
        for (var left = Math.Abs((long)n); left > 0;)
        {
            date = date.AddDays(step);
            if (IsWorkingDay(date))
                left--;
        }

        return date;
    }

    /// <summary>
    /// Working days from one date to another, the first not counted and the last counted: what is left on
    /// <paramref name="from"/> until <paramref name="to"/>. 0 on the same day; negative when <paramref name="to"/> has
    /// passed, and then the day <paramref name="to"/> itself is not counted, so that the first working day late is -1.
    /// </summary>
    public int CountWorkingDays(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -CountWorkingDays(to, from);
        if (from >= _first && to <= _last)
            return _worked.Value[to.DayNumber - _first.DayNumber] - _worked.Value[from.DayNumber - _first.DayNumber];
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }

    /// <summary>For each day from the first on how many working days have passed since then.</summary>
    private int[] CountAll()
    {
        var counts = new int[_last.DayNumber - _first.DayNumber + 1];
        for (var i = 1; i < counts.Length; i++)
            counts[i] = counts[i - 1] + (IsWorkingDay(_first.AddDays(i)) ? 1 : 0);
        return counts;
    }

    /// <summary>The day itself when it is worked, else the next day that is.</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : AddWorkingDays(day, 1);

    /// <summary>The day itself when it is worked, else the last day before that is.</summary>
    public DateOnly OnOrBefore(DateOnly day) => IsWorkingDay(day) ? day : AddWorkingDays(day, -1);

    /// <summary>A calendar in which the given years replace those of the same numbers.</summary>
    /// <exception cref="InputException">The years break a rule of <see cref="CalendarYearRules"/>.</exception>
    public WorkingCalendar With(params IReadOnlyList<CalendarYear> years) => new(Years.Where(y => years.All(n => n.Year != y.Year)).Concat(years));
}
