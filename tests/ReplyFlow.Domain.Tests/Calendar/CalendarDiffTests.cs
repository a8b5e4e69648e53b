using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Tests.Calendar;

public sealed class CalendarDiffTests
{
    private static readonly WorkingCalendar Before = WorkingCalendar.Shipped;
    private static readonly WorkingCalendar After = Before.With(
        new CalendarYear(2027, ["invented"], [new(2027, 1, 1), new(2027, 1, 4), new(2027, 2, 5), new(2027, 2, 6), new(2027, 2, 8), new(2027, 2, 9)], [new(2027, 1, 31)]));

    [Fact]
    public void A_new_year_shows_its_days()
    {
        var diff = CalendarDiff.Between(Before, After);

        Assert.Equal([2027], diff.Added);
        Assert.Empty(diff.Removed);
        Assert.Equal(
            [
                new(new(2027, 1, 4), DayKind.WorkingDay, DayKind.Holiday), new(new(2027, 1, 31), DayKind.Weekend, DayKind.MakeUpDay),
                new(new(2027, 2, 7), DayKind.Holiday, DayKind.Weekend), new(new(2027, 2, 9), DayKind.WorkingDay, DayKind.Holiday),
                new(new(2027, 4, 5), DayKind.Holiday, DayKind.WorkingDay),
                new(new(2027, 5, 1), DayKind.Holiday, DayKind.Weekend), new(new(2027, 5, 2), DayKind.Holiday, DayKind.Weekend),
                new(new(2027, 6, 9), DayKind.Holiday, DayKind.WorkingDay), new(new(2027, 9, 15), DayKind.Holiday, DayKind.WorkingDay),
                new(new(2027, 10, 1), DayKind.Holiday, DayKind.WorkingDay),
                new(new(2027, 10, 2), DayKind.Holiday, DayKind.Weekend), new(new(2027, 10, 3), DayKind.Holiday, DayKind.Weekend),
            ],
            diff.Days);
    }

    [Fact]
    public void The_same_calendar_has_no_difference() => Assert.True(CalendarDiff.Between(Before, new WorkingCalendar(Before.Years)).IsEmpty);

    [Fact]
    public void Deadlines_that_move_or_become_final_are_listed()
    {
        var roll = DeadlineSettings.Default with { Roll = true };
        var moving = Promise(DeadlineSettings.Default.RuleFor(DeadlineKind.Object), new(2026, 12, 25));
        var settled = Promise(DeadlineSettings.Default.RuleFor(DeadlineKind.Reply), new(2026, 11, 20));
        var rolled = Promise(roll.RuleFor(DeadlineKind.Reply), new(2026, 11, 8));
        var still = Promise(roll.RuleFor(DeadlineKind.Reply), new(2026, 6, 8));

        var moved = MovedDeadline.Among([moving, settled, rolled, still], After);

        Assert.Equal([moving.Id, settled.Id, rolled.Id], moved.Select(m => m.Promise.Id));
        Assert.Equal((new(2027, 1, 11), new(2027, 1, 12)), (moving.Due, moved[0].After.Due));
        Assert.Equal((true, false), (settled.Provisional, moved[1].After.Provisional));
        Assert.Equal((new(2027, 2, 9), new(2027, 2, 10)), (rolled.Due, moved[2].After.Due));
    }

    [Fact]
    public void Deadlines_that_are_not_listed_do_not_move() =>
        Prop.ForAll(Gen.Choose(0, 500).ToArbitrary(), Gen.Elements(Enum.GetValues<DeadlineKind>()).ToArbitrary(), (offset, kind) =>
            {
                var promise = Promise(DeadlineSettings.Default.RuleFor(kind), new DateOnly(2026, 3, 1).AddDays(offset));
                var listed = MovedDeadline.Among([promise], After).Count == 1;
                var now = promise.Basis.By(After);
                return listed == (promise.Due != now.Due || promise.Provisional != now.Provisional)
                    && (listed || !promise.Provisional || now.Provisional);
            })
            .QuickCheckThrowOnFailure();

    private static DatedPromise Promise(DeadlineRule rule, DateOnly start)
    {
        var due = rule.From(start, Before);
        return new DatedPromise(Guid.NewGuid(), DueBasis.Of(rule, start), due.Due, due.Provisional);
    }

    [Theory]
    [InlineData("2026-10-31", false)]
    [InlineData("2026-11-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2025-11-01", false)]
    [InlineData("2027-01-01", true)]
    [InlineData("2027-06-01", true)]
    public void The_next_year_is_asked_for_from_November(string today, bool warned) =>
        Assert.Equal(warned, CalendarWarning.For(DateOnly.Parse(today), Before) is not null);
}
