namespace ReplyFlow.Application.Reminders;

/// <summary>A ladder as typed.</summary>
/// <param name="Before">Working days before the due date, separated by blanks or commas; empty for none.</param>
/// <param name="OnDueDay">Whether to remind on the due day.</param>
/// <param name="EveryAfter">Once overdue, every so many working days; 0 for never.</param>
/// <param name="HeadTimes">How many overdue reminders go to the division head before the leader gets them too.</param>
public sealed record LadderInput(string Before, bool OnDueDay, int? EveryAfter, int? HeadTimes);
