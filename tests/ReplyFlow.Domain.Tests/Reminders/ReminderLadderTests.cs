using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Reminders;

namespace ReplyFlow.Domain.Tests.Reminders;

public sealed class ReminderLadderTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped;
    private static readonly ReminderLadder Ladder = ReminderLadder.Default;

    [Fact]
    public void The_default_ladder_over_a_holiday()
    {
        // Due on 21 June 2023, the day before the Dragon Boat holiday; 25 June is a make-up Sunday.
        var rungs = Ladder.Rungs(new(2023, 6, 21), new(2023, 7, 1), Calendar).Select(r => (r.ScheduledFor, r.Offset, r.Audience));

        Assert.Equal(
            [
                (new(2023, 6, 7), -10, ReminderAudience.Owner), (new(2023, 6, 16), -3, ReminderAudience.Owner), (new(2023, 6, 21), 0, ReminderAudience.Owner),
                (new(2023, 6, 26), 2, ReminderAudience.DivisionHead), (new(2023, 6, 28), 4, ReminderAudience.DivisionHead), (new(2023, 6, 30), 6, ReminderAudience.BureauLeader),
            ],
            rungs);
    }

    [Fact]
    public void A_due_day_that_is_off_is_announced_on_the_working_day_before() =>
        Assert.Equal(new(2023, 7, 21), Ladder.Rungs(new(2023, 7, 22), new(2023, 7, 22), Calendar).Last().ScheduledFor);

    [Fact]
    public void Nothing_is_sent_on_a_day_off_and_the_rung_is_not_burnt()
    {
        var (opened, due) = (new DateOnly(2023, 6, 1), new DateOnly(2023, 6, 19));

        Assert.Null(Ladder.Today(opened, due, new(2023, 6, 17), Calendar, []));
        Assert.Equal(0, Ladder.Today(opened, due, new(2023, 6, 19), Calendar, [])!.Offset);
    }

    [Fact]
    public void A_missed_rung_is_made_up_for_once_and_by_the_last_one()
    {
        var (opened, due) = (new DateOnly(2023, 6, 1), new DateOnly(2023, 6, 21));

        var late = Ladder.Today(opened, due, new(2023, 6, 29), Calendar, [])!;

        Assert.Equal((4, ReminderAudience.DivisionHead), (late.Offset, late.Audience));
        Assert.Null(Ladder.Today(opened, due, new(2023, 6, 29), Calendar, [new(late.Key, new(2023, 6, 29))]));
        Assert.Equal(6, Ladder.Today(opened, due, new(2023, 6, 30), Calendar, [new(late.Key, new(2023, 6, 29))])!.Offset);
    }

    [Fact]
    public void Completion_stops_and_a_return_starts_again()
    {
        var due = new DateOnly(2023, 6, 21);

        Assert.Null(Ladder.Today(new(2023, 6, 1), due, due, Calendar, [], closed: true));
        Assert.Null(Ladder.Today(due, due, due, Calendar, []));
        Assert.Equal(2, Ladder.Today(due, due, new(2023, 6, 26), Calendar, [])!.Offset);
    }

    [Fact]
    public void Without_a_due_date_nobody_is_reminded() => Assert.Null(Ladder.Today(new(2023, 6, 1), null, new(2023, 6, 21), Calendar, []));

    [Fact]
    public void A_moved_due_date_repeats_nothing_and_goes_on_with_its_own_ladder()
    {
        var opened = new DateOnly(2023, 5, 15);
        SentReminder[] sent = [new(Ladder.Today(opened, new(2023, 6, 21), new(2023, 6, 16), Calendar, [])!.Key, new(2023, 6, 16))];

        Assert.Null(Ladder.Today(opened, new(2023, 6, 20), new(2023, 6, 16), Calendar, sent));
        Assert.Null(Ladder.Today(opened, new(2023, 7, 21), new(2023, 6, 19), Calendar, sent));
        Assert.Equal(-10, Ladder.Today(opened, new(2023, 7, 21), new(2023, 7, 7), Calendar, sent)!.Offset);
    }

    [Fact]
    public void The_key_names_due_date_and_rung() =>
        Assert.Equal(["2023-06-21:-10", "2023-06-21:0", "2023-06-21:+2"], ((int[])[-10, 0, 2]).Select(n => new Reminder(new(2023, 6, 21), n, default, default).Key));
}
