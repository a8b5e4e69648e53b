using System.Globalization;
using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>Days in the words the interface uses.</summary>
public static class DayText
{
    /// <summary>2023-06-25.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2023年6月25日.</summary>
    public static string Long(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>The same of a day that may not be settled: 2027年2月28日（暂定）.</summary>
    public static string Long(DateOnly day, bool provisional) => Long(day) + (provisional ? "（暂定）" : "");

    /// <summary>周日.</summary>
    public static string Weekday(DateOnly day) => "周" + "日一二三四五六"[(int)day.DayOfWeek];

    /// <summary>Why a day is not worked: 放假 or the weekday.</summary>
    public static string WhyOff(DateOnly day, WorkingCalendar calendar) =>
        calendar.KindOf(day) == DayKind.Holiday ? "放假" : Weekday(day);

    /// <summary>What is left until a due date: 剩 12 个工作日, 今天到期, 逾期 3 个工作日; without a number where only days off lie between.</summary>
    public static string Left(DateOnly due, DateOnly today, WorkingCalendar calendar)
    {
        var left = calendar.CountWorkingDays(today, due);
        return (today.CompareTo(due), left) switch
        {
            (0, _) => "今天到期",
            ( < 0, 0) => "到期前无工作日",
            ( < 0, _) => string.Create(CultureInfo.InvariantCulture, $"剩 {left} 个工作日"),
            (_, 0) => "已逾期",
            _ => string.Create(CultureInfo.InvariantCulture, $"逾期 {-left} 个工作日"),
        };
    }

    /// <summary>A due date as the interface shows it: 2023年6月25日（周日，剩 12 个工作日）.</summary>
    public static string Due(DateOnly due, DateOnly today, WorkingCalendar calendar) =>
        $"{Long(due)}（{Weekday(due)}，{Left(due, today, calendar)}）";
}
