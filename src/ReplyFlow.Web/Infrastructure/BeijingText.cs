using ReplyFlow.Domain;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Dates and times as people read them.</summary>
public static class BeijingText
{
    private const string Weekdays = "日一二三四五六";

    /// <summary>2023年6月25日（周日）.</summary>
    public static string Full(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日（周{Weekdays[(int)date.DayOfWeek]}）";

    /// <summary>6月25日, with the year when it is not the given one.</summary>
    public static string Short(DateOnly date, DateOnly today) =>
        date.Year == today.Year ? $"{date.Month}月{date.Day}日" : $"{date.Year}年{date.Month}月{date.Day}日";

    /// <summary>2023年6月25日 14:03 in Beijing.</summary>
    public static string Exact(DateTimeOffset instant) => instant.ToOffset(BeijingTime.Offset).ToString("yyyy年M月d日 HH:mm");

    /// <summary>How long ago: 刚刚, 5 分钟前, 今天 14:03, 昨天 14:03, 6月25日 14:03.</summary>
    public static string Relative(DateTimeOffset instant, DateTimeOffset now)
    {
        var ago = now - instant;
        if (ago >= TimeSpan.Zero && ago < TimeSpan.FromMinutes(1))
            return "刚刚";
        if (ago >= TimeSpan.Zero && ago < TimeSpan.FromHours(1))
            return $"{(int)ago.TotalMinutes} 分钟前";
        var (date, today) = (BeijingTime.DateOf(instant), BeijingTime.DateOf(now));
        var clock = instant.ToOffset(BeijingTime.Offset).ToString("HH:mm");
        return (today.DayNumber - date.DayNumber) switch
        {
            0 => $"今天 {clock}",
            1 => $"昨天 {clock}",
            _ => $"{Short(date, today)} {clock}",
        };
    }
}
