using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Tests.Deadlines;

public sealed class DeadlineProperties
{
    private static readonly WorkingCalendar Shipped = WorkingCalendar.Shipped;
    private static readonly Arbitrary<DateOnly> Days =
        Gen.Choose(0, 6 * 365).Select(i => new DateOnly(2022, 1, 1).AddDays(i)).ToArbitrary();
    private static readonly Arbitrary<Period> Periods =
        Gen.Choose(1, 120).SelectMany(n => Gen.Elements(Period.WorkingDays(n), new Period(n, PeriodUnit.CalendarDays), Period.Months(n))).ToArbitrary();
    private static readonly Arbitrary<bool> Flags = Gen.Elements(true, false).ToArbitrary();

    [Fact]
    public void A_rolled_deadline_is_never_a_day_off() =>
        Prop.ForAll(Days, Periods, Days, (start, period, campaign) =>
                Shipped.IsWorkingDay(DeadlineCalculator.Compute(start, period, Shipped, roll: true).Due)
                && Shipped.IsWorkingDay(DeadlineCalculator.Compute(start, period, Shipped, roll: true, campaign).Due))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_longer_period_is_never_due_earlier() =>
        Prop.ForAll(Days, Periods, Flags, (start, period, roll) =>
                DeadlineCalculator.Compute(start, period, Shipped, roll).Due
                <= DeadlineCalculator.Compute(start, new Period(period.Count + 1, period.Unit), Shipped, roll).Due)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_start_is_never_due_earlier() =>
        Prop.ForAll(Days, Periods, Flags, (start, period, roll) =>
                DeadlineCalculator.Compute(start, period, Shipped, roll).Due
                <= DeadlineCalculator.Compute(start.AddDays(1), period, Shipped, roll).Due)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_deadline_lies_after_its_start() =>
        Prop.ForAll(Days, Periods, Flags, (start, period, roll) =>
                DeadlineCalculator.Compute(start, period, Shipped, roll).Due > start)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_derivation_ends_on_the_due_day() =>
        Prop.ForAll(Days, Periods, Flags, (start, period, roll) =>
            {
                var deadline = DeadlineCalculator.Compute(start, period, Shipped, roll);
                return deadline.Derivation.Last(s => s.Contains('→')).EndsWith(DayText.Iso(deadline.Due), StringComparison.Ordinal);
            })
            .QuickCheckThrowOnFailure();

    /// <summary>Loading any notice for 2027 moves no deadline that was not marked provisional.</summary>
    [Fact]
    public void A_deadline_that_is_not_provisional_does_not_move_when_the_next_year_is_loaded()
    {
        var noticed = Shipped.With(new CalendarYear(
            2027, ["test"], [new(2026, 12, 30), new(2026, 12, 31), new(2027, 1, 1), new(2027, 2, 4), new(2027, 2, 5)], [new(2027, 1, 3), new(2027, 2, 7)]));
        var starts = Gen.Choose(0, 120).Select(i => new DateOnly(2026, 10, 1).AddDays(i)).ToArbitrary();
        Prop.ForAll(starts, Periods, Flags, (start, period, roll) =>
            {
                var before = DeadlineCalculator.Compute(start, period, Shipped, roll);
                return before.Provisional || before.Due == DeadlineCalculator.Compute(start, period, noticed, roll).Due;
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Periods_read_back_as_written() =>
        Prop.ForAll(Periods, period => Period.TryParse($"+{period}", out var again) && again == period).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("wd")]
    [InlineData("0wd")]
    [InlineData("01wd")]
    [InlineData("-1wd")]
    [InlineData("10 wd")]
    [InlineData("10wd\n")]
    [InlineData("10WD")]
    [InlineData("１０wd")]
    [InlineData("10000cd")]
    public void Other_texts_are_not_periods(string? text) => Assert.False(Period.TryParse(text, out _));
}
