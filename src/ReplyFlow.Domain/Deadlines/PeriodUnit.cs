namespace ReplyFlow.Domain.Deadlines;

/// <summary>What a period is counted in.</summary>
public enum PeriodUnit
{
    /// <summary>wd, 个工作日: days worked by the State Council's calendar.</summary>
    WorkingDays,

    /// <summary>cd, 日: calendar days.</summary>
    CalendarDays,

    /// <summary>m, 个月: the same day N months later, or the month's last day where there is no such day.</summary>
    Months,
}
