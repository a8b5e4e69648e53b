using System.Collections.Concurrent;
using System.Globalization;

namespace ReplyFlow.Domain.Calendar;

/// <summary>
/// The days off that 全国年节及纪念日放假办法 itself gives, for years whose notice is not loaded. Moved days (调休) and days given
/// back for a holiday on a weekend (补假) are known from the notice alone and are not here. The rules of 2014 and of 2025; earlier years
/// have none.
/// </summary>
public static class StatutoryHolidays
{
    private const int FirstYear = 2014;

    /// <summary>2100 has no leap day, and the formula of 清明 ends before it.</summary>
    private const int LastYear = 2099;

    private static readonly ChineseLunisolarCalendar Lunar = new();
    private static readonly ConcurrentDictionary<int, IReadOnlySet<DateOnly>> Known = new();

    /// <summary>The year's statutory days off; empty where they are not known.</summary>
    public static IReadOnlySet<DateOnly> Of(int year) => Known.GetOrAdd(year, Compute);

    private static SortedSet<DateOnly> Compute(int year)
    {
        var days = new SortedSet<DateOnly>();
        if (year is < FirstYear or > LastYear)
            return days;
        var isNewRule = year >= 2025;
        Add(new DateOnly(year, 1, 1), 1);
        var newYear = LunarDay(year, 1, 1);
        // The new rule adds 除夕 and 2 May.
        Add(isNewRule ? newYear.AddDays(-1) : newYear, isNewRule ? 4 : 3);
        Add(new DateOnly(year, 4, ClearBrightness(year)), 1);
        Add(new DateOnly(year, 5, 1), isNewRule ? 2 : 1);
        Add(LunarDay(year, 5, 5), 1);
        Add(LunarDay(year, 8, 15), 1);
        Add(new DateOnly(year, 10, 1), 3);
        return days;

        void Add(DateOnly first, int count)
        {
            for (var i = 0; i < count; i++)
                days.Add(first.AddDays(i));
        }
    }

    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    /// <summary>The day of April of the solar term 清明 in the years 2000 to 2099.</summary>
    private static int ClearBrightness(int year)
    {
        var inCentury = year - 2000;
        return (int)Math.Floor(inCentury * 0.2422 + 4.81) - inCentury / 4;
    }
}
