using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>
/// How far a reply may be extended: beyond its present due date and at most the longest time allowed from the assignment
/// (6 months by default). An approved extension replaces the statutory and the campaign date alike.
/// </summary>
public static class ExtensionLimit
{
    /// <summary>What a day rests on that was approved, in Chinese.</summary>
    public const string Approved = "批准延期至";

    /// <summary>The latest day an extension may allow.</summary>
    /// <param name="from">The day of 交办, or on which the second handling began.</param>
    /// <param name="settings">The bureau's rules.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="isAgain">Whether it is a second handling's: what was before it took its own time.</param>
    public static Deadline Latest(DateOnly from, DeadlineSettings settings, WorkingCalendar calendar, bool isAgain = false)
    {
        var rule = settings.RuleFor(DeadlineKind.Extended);
        return DeadlineCalculator.Compute(from, rule.Period, calendar, rule.Roll, null, isAgain ? "再次办理" : rule.StartLabel);
    }

    /// <summary>What is wrong with a requested day, in Chinese; null when it may be requested.</summary>
    /// <param name="requested">The new due date asked for.</param>
    /// <param name="current">The due date as it stands.</param>
    /// <param name="from">The day of 交办, or on which the second handling began.</param>
    /// <param name="today">Today, Beijing date: nobody can be given a day that has passed.</param>
    /// <param name="settings">The bureau's rules.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="isAgain">Whether it is a second handling's.</param>
    public static string? Objection(
        DateOnly requested, DateOnly current, DateOnly from, DateOnly today, DeadlineSettings settings, WorkingCalendar calendar, bool isAgain = false)
    {
        if (requested <= current)
            return $"延期后的日期应晚于现在的期限 {DayText.Iso(current)}";
        if (requested < today)
            return $"{DayText.Iso(requested)} 已经过去，请填写今天或以后的日期";
        var latest = Latest(from, settings, calendar, isAgain);
        return requested > latest.Due ? $"最晚只能延到 {DayText.Iso(latest.Due)}（{latest.Explanation}）" : null;
    }

    /// <summary>What the due date rests on once the extension is approved.</summary>
    public static DueBasis Approve(DateOnly until, DeadlineSettings settings) => new(Approved, until, null, settings.Roll);
}
