using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>A month as weeks from Monday to Sunday.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, from 1.</param>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="Today">Today in Beijing.</param>
public sealed record MonthGrid(int Year, int Month, WorkingCalendar Calendar, DateOnly Today)
{
    /// <summary>The weeks; days of other months are null.</summary>
    public IEnumerable<DateOnly?[]> Weeks
    {
        get
        {
            var first = new DateOnly(Year, Month, 1);
            for (var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7)); monday < first.AddMonths(1); monday = monday.AddDays(7))
                yield return [.. Enumerable.Range(0, 7).Select(i => monday.AddDays(i)).Select(d => d.Month == Month ? d : (DateOnly?)null)];
        }
    }

    /// <summary>How a day looks; empty for a plain working day.</summary>
    public string Look(DateOnly day) => (Calendar.KindOf(day) switch
    {
        DayKind.Holiday => "day-off",
        DayKind.MakeUpDay => "day-work",
        DayKind.Weekend => "day-weekend",
        _ => "",
    } + (day == Today ? " day-today" : "")).Trim();

    /// <summary>The word beside the number: 休, 班 or nothing.</summary>
    public string Mark(DateOnly day) => Calendar.KindOf(day) switch { DayKind.Holiday => "休", DayKind.MakeUpDay => "班", _ => "" };
}
