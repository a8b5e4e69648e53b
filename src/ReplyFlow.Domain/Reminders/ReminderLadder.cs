using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Reminders;

/// <summary>
/// When people are reminded of a step: some working days before it is due, on the day, and then again and again with a
/// growing audience. Pure: what is sent depends on nothing but its arguments.
/// </summary>
/// <param name="Before">Working days before the due date, for example 10 and 3.</param>
/// <param name="OnDueDay">Whether to remind on the due day; on the last working day before it when it is a day off.</param>
/// <param name="EveryAfter">Once overdue, every so many working days; 0 for never.</param>
/// <param name="HeadTimes">How many overdue reminders go up to the division head before the bureau leader gets them too.</param>
public sealed record ReminderLadder(IReadOnlyList<int> Before, bool OnDueDay, int EveryAfter, int HeadTimes)
{
    /// <summary>10 and 3 working days before, on the day, then every second working day: twice to the head, then to the leader.</summary>
    public static ReminderLadder Default { get; } = new([10, 3], true, 2, 2);

    /// <summary>What to send today for one work item; null for nothing.</summary>
    /// <param name="opened">The day the item was (last) opened; its own notice was sent then, so no rung on or before it is sent.</param>
    /// <param name="due">The item's due date as it stands; null never reminds.</param>
    /// <param name="today">Today, Beijing date. Nothing is sent on a day off.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="sent">What was sent since the item was opened; a returned item is a newly opened one and starts with nothing.</param>
    /// <param name="closed">Whether the item is decided or cancelled: then nothing is sent any more.</param>
    /// <remarks>
    /// Rungs missed while the machine slept are not sent one by one: the last of them is, which goes to everybody the
    /// earlier ones would have gone to. When the due date moves, rungs on days before the last reminder are not repeated.
    /// </remarks>
    public Reminder? Today(
        DateOnly opened, DateOnly? due, DateOnly today, WorkingCalendar calendar, IReadOnlyCollection<SentReminder> sent, bool closed = false)
    {
        if (closed || due is not { } day || !calendar.IsWorkingDay(today))
            return null;
        var last = LastRung(day, today, calendar);
        if (last is null || last.ScheduledFor <= opened || sent.Any(s => s.Key == last.Key))
            return null;
        // Reminders dated after today were sent before a clock was set back: they count by their key alone.
        return sent.Any(s => s.SentOn <= today && s.SentOn >= last.ScheduledFor) ? null : last;
    }

    /// <summary>The rungs of a due date that fall on or before a day, in order.</summary>
    public IEnumerable<Reminder> Rungs(DateOnly due, DateOnly until, WorkingCalendar calendar)
    {
        var anchor = calendar.OnOrBefore(due);
        foreach (var n in Before.Where(n => n > 0).Distinct().OrderDescending())
            if (calendar.AddWorkingDays(anchor, -n) is var day && day <= until)
                yield return new Reminder(due, -n, day, ReminderAudience.Owner);
        if (OnDueDay && anchor <= until)
            yield return new Reminder(due, 0, anchor, ReminderAudience.Owner);
        if (EveryAfter <= 0)
            yield break;
        var after = due;
        for (var time = 1; (after = calendar.AddWorkingDays(after, EveryAfter)) <= until; time++)
            yield return Overdue(due, time, after);
    }

    private Reminder Overdue(DateOnly due, int time, DateOnly day) =>
        new(due, time * EveryAfter, day, time > HeadTimes ? ReminderAudience.BureauLeader : ReminderAudience.DivisionHead);

    private Reminder? LastRung(DateOnly due, DateOnly today, WorkingCalendar calendar) => Rungs(due, today, calendar).LastOrDefault();
}
