using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Due dates as people read them, the same on every page: 2023年6月25日（周日，剩 12 个工作日）.</summary>
public sealed class DueText(TimeProvider time, Lazy<CaseDeadlines> deadlines)
{
    /// <summary>Working days left from which a date counts as pressing.</summary>
    public const int SoonDays = 3;

    /// <summary>Today in Beijing.</summary>
    public DateOnly Today => time.Today();

    /// <summary>What the people who can see to it should know about the calendar; null when the years that dates reach into are loaded.</summary>
    public string? Warning => CalendarWarning.For(Today, deadlines.Value.Calendar);

    /// <summary>The date with its weekday and the working days left or late.</summary>
    public string Words(DateOnly due) => DayText.Due(due, Today, deadlines.Value.Calendar);

    /// <summary>How pressing it is.</summary>
    public DueState StateOf(DateOnly due) =>
        due < Today ? DueState.Late
        : due == Today || deadlines.Value.Calendar.CountWorkingDays(Today, due) <= SoonDays ? DueState.Soon
        : DueState.Calm;

    /// <summary>今天收到, 不到 1 个工作日 (a weekend) or 已 3 个工作日.</summary>
    public string HeldFor(DateTimeOffset since) => Waited(BeijingTime.DateOf(since), "已 ");

    /// <summary>今天收到, 不到 1 个工作日 (a weekend) or 3 个工作日.</summary>
    /// <param name="since">The Beijing date since when it waits.</param>
    public string WaitedFor(DateOnly since) => Waited(since, "");

    private string Waited(DateOnly since, string before) => since >= Today ? "今天收到"
        : deadlines.Value.Calendar.CountWorkingDays(since, Today) is > 0 and var days ? $"{before}{days} 个工作日" : "不到 1 个工作日";
}
