namespace ReplyFlow.Domain.Calendar;

/// <summary>Warns in time that a year's holidays are not loaded.</summary>
public static class CalendarWarning
{
    /// <summary>From 1 November the next year's notice is usually out, and due dates begin to reach into it.</summary>
    private const int WarnFromMonth = 11;

    /// <summary>The warning of a day, in Chinese; null when everything needed is loaded.</summary>
    public static string? For(DateOnly today, WorkingCalendar calendar)
    {
        if (!calendar.IsLoaded(today.Year))
            return $"{today.Year} 年放假安排未载入，期限只能按周末和法定节假日推算，请尽快导入国务院办公厅的放假通知";
        return today.Month >= WarnFromMonth && !calendar.IsLoaded(today.Year + 1)
            ? $"{today.Year + 1} 年放假安排未载入，跨年的期限为暂定，请在通知发布后导入"
            : null;
    }
}
