using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>What kinds of days are called, and which days a change concerns, for the pages.</summary>
public static class CalendarWords
{
    public static string Of(DayKind kind) => kind switch
    {
        DayKind.Holiday => "放假",
        DayKind.MakeUpDay => "调休上班",
        DayKind.Weekend => "周末",
        _ => "工作日",
    };

    /// <summary>How many days of a year are worked.</summary>
    public static int WorkingDays(int year, WorkingCalendar calendar) =>
        calendar.CountWorkingDays(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31));

    /// <summary>Changed days, neighbours that change alike together.</summary>
    public static IEnumerable<(DayRange Range, DayKind Before, DayKind After)> Changes(IEnumerable<CalendarChange> days)
    {
        (DayRange Range, DayKind Before, DayKind After)? open = null;
        foreach (var d in days.OrderBy(d => d.Day))
        {
            if (open is { } o && o.Range.Last.AddDays(1) == d.Day && (o.Before, o.After) == (d.Before, d.After))
            {
                open = (o.Range with { Last = d.Day }, o.Before, o.After);
                continue;
            }
            if (open is { } done)
                yield return done;
            open = (new DayRange(d.Day, d.Day), d.Before, d.After);
        }
        if (open is { } last)
            yield return last;
    }
}
