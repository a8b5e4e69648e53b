using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Reminders;

namespace ReplyFlow.Domain.Tests.Reminders;

/// <summary>A ladder driven day by day, with days on which the machine slept, a clock set back, and several runs a day.</summary>
public sealed class ReminderLadderProperties
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped;

    private static readonly Arbitrary<(DateOnly Opened, int Length, int[] Awake, ReminderLadder Ladder)> Runs = (
        from start in Gen.Choose(0, 900)
        from length in Gen.Choose(1, 60)
        from awake in Gen.Choose(0, 3).ArrayOf(120)
        from before in Gen.Elements<int[]>([10, 3], [5], [], [1, 2, 3], [20, 10, 5, 1])
        from onDay in Gen.Elements(true, false)
        from every in Gen.Choose(0, 3)
        from head in Gen.Choose(0, 3)
        select (new DateOnly(2023, 1, 10).AddDays(start), length, awake, new ReminderLadder(before, onDay, every, head))).ToArbitrary();

    [Fact]
    public void A_machine_that_never_sleeps_sends_every_rung_once_on_its_day() =>
        Prop.ForAll(Runs, run =>
            {
                var (due, end) = (run.Opened.AddDays(run.Length), run.Opened.AddDays(run.Length + 40));
                var sent = Drive(run.Ladder, run.Opened, due, Days(run.Opened, end));
                var expected = run.Ladder.Rungs(due, end, Calendar).Where(r => r.ScheduledFor > run.Opened).Select(r => (r.Key, r.ScheduledFor));
                return expected.SequenceEqual(sent.Select(s => (s.Reminder.Key, s.On)));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Sleeping_days_cause_no_duplicate_and_no_loss() =>
        Prop.ForAll(Runs, run =>
            {
                var (due, end) = (run.Opened.AddDays(run.Length), run.Opened.AddDays(run.Length + 40));
                var awake = Days(run.Opened, end).Where((_, i) => run.Awake[i % run.Awake.Length] == 0).ToList();
                var sent = Drive(run.Ladder, run.Opened, due, awake);
                var working = awake.Where(Calendar.IsWorkingDay).ToList();
                var once = sent.Select(s => s.Reminder.Key).Distinct().Count() == sent.Count;
                // Every rung is answered on the first working day awake from its day on, by itself or by one that includes it.
                var noneLost = run.Ladder.Rungs(due, end, Calendar).Where(r => r.ScheduledFor > run.Opened).All(r =>
                    !working.Exists(d => d >= r.ScheduledFor)
                    || sent.Exists(s => s.On == working.First(d => d >= r.ScheduledFor) && s.Reminder.Offset >= r.Offset && s.Reminder.Audience >= r.Audience));
                return once && noneLost && sent.All(s => Calendar.IsWorkingDay(s.On) && s.On >= s.Reminder.ScheduledFor);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_clock_set_back_sends_nothing_twice() =>
        Prop.ForAll(Runs, Gen.Choose(1, 15).ToArbitrary(), (run, back) =>
            {
                var (due, end) = (run.Opened.AddDays(run.Length), run.Opened.AddDays(run.Length + 40));
                var days = Days(run.Opened, end).ToList();
                var asleep = days.Where((_, i) => run.Awake[i % run.Awake.Length] == 0).ToList();
                var sent = Drive(run.Ladder, run.Opened, due, asleep.SelectMany(d => Days(d, d).Concat(Days(d.AddDays(-back), d))).Concat(days));
                return sent.Select(s => s.Reminder.Key).Distinct().Count() == sent.Count;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Moving_the_due_date_never_sends_two_reminders_on_one_day() =>
        Prop.ForAll(Runs, Gen.Choose(-5, 60).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), (run, moved, on) =>
            {
                var due = run.Opened.AddDays(run.Length);
                var sent = new List<SentReminder>();
                var dates = new List<DateOnly>();
                foreach (var day in Days(run.Opened, due.AddDays(90)))
                {
                    for (var again = 0; again < 2; again++)
                    {
                        // The due date moves between two runs of one day.
                        if (again == 1 && day == run.Opened.AddDays(on))
                            due = due.AddDays(moved);
                        if (run.Ladder.Today(run.Opened, due, day, Calendar, sent) is { } reminder)
                        {
                            sent.Add(new SentReminder(reminder.Key, day));
                            dates.Add(day);
                        }
                    }
                }

                return dates.Distinct().Count() == dates.Count && sent.Select(s => s.Key).Distinct().Count() == sent.Count;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }

    private static List<(Reminder Reminder, DateOnly On)> Drive(ReminderLadder ladder, DateOnly opened, DateOnly due, IEnumerable<DateOnly> days)
    {
        var sent = new List<(Reminder Reminder, DateOnly On)>();
        foreach (var day in days)
            for (var node = 0; node < 2; node++)
                if (ladder.Today(opened, due, day, Calendar, sent.Select(s => new SentReminder(s.Reminder.Key, s.On)).ToList()) is { } reminder)
                    sent.Add((reminder, day));
        return sent;
    }
}
