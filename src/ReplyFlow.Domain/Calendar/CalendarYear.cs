namespace ReplyFlow.Domain.Calendar;

/// <summary>One year's arrangement of public holidays as the State Council announces it (国务院办公厅关于部分节假日安排的通知).</summary>
/// <param name="Year">The year the notice is for.</param>
/// <param name="Sources">Where the facts come from, usually the notice's address.</param>
/// <param name="Off">Days off by the notice, weekends inside a holiday included; may begin in the December before.</param>
/// <param name="Work">Make-up working days (调休上班), always Saturdays or Sundays.</param>
public sealed record CalendarYear(
    int Year,
    IReadOnlyList<string> Sources,
    IReadOnlyList<DateOnly> Off,
    IReadOnlyList<DateOnly> Work);
