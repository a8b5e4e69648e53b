using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Reminders;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>One reminder of a ladder, as the settings show it on a date taken as an example.</summary>
/// <param name="When">Counted from the due date, for example 到期前 10 个工作日.</param>
/// <param name="On">The day it falls on in the example.</param>
/// <param name="To">Who gets it.</param>
public sealed record LadderRow(string When, DateOnly On, string To)
{
    /// <summary>The last row repeats; how many overdue ones are shown beyond the change of audience.</summary>
    private const int Beyond = 1;

    /// <summary>The reminders of a step that is due on some day, up to where they only repeat.</summary>
    public static IReadOnlyList<LadderRow> Of(ReminderLadder ladder, DateOnly due, WorkingCalendar calendar)
    {
        var until = due;
        for (var time = 0; ladder.EveryAfter > 0 && time < ladder.HeadTimes + Beyond; time++)
            until = calendar.AddWorkingDays(until, ladder.EveryAfter);
        var rungs = ladder.Rungs(due, until, calendar).ToList();
        return [.. rungs.Select((r, i) => new LadderRow(
            r.Offset switch
            {
                < 0 => $"到期前 {-r.Offset} 个工作日",
                0 => "到期当天",
                _ => $"逾期第 {r.Offset} 个工作日{(i == rungs.Count - 1 ? $"，以后每 {ladder.EveryAfter} 个工作日" : "")}",
            },
            r.ScheduledFor,
            r.Audience switch
            {
                ReminderAudience.Owner => "承办人和代理人",
                ReminderAudience.DivisionHead => "承办人和代理人，报处室负责人",
                _ => "承办人和代理人，报处室负责人和分管领导",
            }))];
    }
}
