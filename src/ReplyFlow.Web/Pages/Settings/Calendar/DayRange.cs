using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>Days in a row.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
public sealed record DayRange(DateOnly First, DateOnly Last)
{
    /// <summary>2027年2月5日至12日（8 天）, or 2027年1月31日（周日）.</summary>
    public string Words => First == Last
        ? $"{DayText.Long(First)}（{DayText.Weekday(First)}）"
        : $"{DayText.Long(First)}至{LastMonth}{Last.Day}日（{Last.DayNumber - First.DayNumber + 1} 天）";

    /// <summary>The last day's month, and its year, where they are not the first's.</summary>
    private string LastMonth => First.Year != Last.Year ? $"{Last.Year}年{Last.Month}月" : First.Month != Last.Month ? $"{Last.Month}月" : "";

    /// <summary>The ranges that the days make up, in order.</summary>
    public static IReadOnlyList<DayRange> Of(IEnumerable<DateOnly> days)
    {
        var ranges = new List<DayRange>();
        foreach (var day in days.Order())
            if (ranges.Count > 0 && ranges[^1].Last.AddDays(1) == day)
                ranges[^1] = ranges[^1] with { Last = day };
            else
                ranges.Add(new DayRange(day, day));
        return ranges;
    }
}
