namespace ReplyFlow.Domain.Calendar;

/// <summary>A day that is another kind of day after a change of the calendar.</summary>
/// <param name="Day">The day.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it becomes.</param>
public sealed record CalendarChange(DateOnly Day, DayKind Before, DayKind After);
