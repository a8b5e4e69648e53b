using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>
/// How far a reply may be extended: beyond its present due date and at most the longest time allowed from the assignment
/// (6 months by default). An approved extension replaces the statutory and the campaign date alike.
/// </summary>
public static class ExtensionLimit
{
    /// <summary>The latest day an extension may allow.</summary>
    public static Deadline Latest(DateOnly assigned, DeadlineSettings settings, WorkingCalendar calendar) =>
        settings.RuleFor(DeadlineKind.Extended).From(assigned, calendar);

    /// <summary>What is wrong with a requested day, in Chinese; null when it may be requested.</summary>
    /// <param name="requested">The new due date asked for.</param>
    /// <param name="current">The due date as it stands.</param>
    /// <param name="assigned">The day of 交办.</param>
    /// <param name="today">Today, Beijing date: nobody can be given a day that has passed.</param>
    /// <param name="settings">The bureau's rules.</param>
    /// <param name="calendar">Which days are worked.</param>
    public static string? Objection(
        DateOnly requested, Deadline current, DateOnly assigned, DateOnly today, DeadlineSettings settings, WorkingCalendar calendar)
    {
        if (requested <= current.Due)
            return $"延期后的日期应晚于现在的期限 {DayText.Iso(current.Due)}";
        if (requested < today)
            return $"{DayText.Iso(requested)} 已经过去，请填写今天或以后的日期";
        var latest = Latest(assigned, settings, calendar);
        return requested > latest.Due ? $"最晚只能延到 {DayText.Iso(latest.Due)}（{latest.Explanation}）" : null;
    }

    /// <summary>What the due date rests on once the extension is approved.</summary>
    public static DueBasis Approve(DateOnly until, DeadlineSettings settings) => new("批准延期至", until, null, settings.Roll);
}
