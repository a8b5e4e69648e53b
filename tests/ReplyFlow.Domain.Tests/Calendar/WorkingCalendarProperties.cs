using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Tests.Calendar;

public sealed class WorkingCalendarProperties
{
    private static readonly WorkingCalendar Shipped = WorkingCalendar.Shipped;
    private static readonly Arbitrary<DateOnly> Days =
        Gen.Choose(0, 7 * 365).Select(i => new DateOnly(2022, 1, 1).AddDays(i)).ToArbitrary();
    private static readonly Arbitrary<int> Counts = Gen.Choose(1, 400).ToArbitrary();

    [Fact]
    public void Adding_n_then_counting_back_gives_n() =>
        Prop.ForAll(Days, Counts, (day, n) => Shipped.CountWorkingDays(day, Shipped.AddWorkingDays(day, n)) == n)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Counting_backwards_is_the_negative_of_counting_forwards() =>
        Prop.ForAll(Days, Days, (a, b) => Shipped.CountWorkingDays(a, b) == -Shipped.CountWorkingDays(b, a))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_add_up() =>
        Prop.ForAll(Days, Days, Days, (a, b, c) =>
                Shipped.CountWorkingDays(a, b) + Shipped.CountWorkingDays(b, c) == Shipped.CountWorkingDays(a, c))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Going_n_on_and_n_back_from_a_working_day_returns_to_it() =>
        Prop.ForAll(Days, Counts, (day, n) =>
            {
                var from = Shipped.OnOrAfter(day);
                return Shipped.AddWorkingDays(Shipped.AddWorkingDays(from, n), -n) == from;
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_grows_strictly_with_n_and_never_shrinks_with_the_start() =>
        Prop.ForAll(Days, Counts, (day, n) =>
                Shipped.AddWorkingDays(day, n) < Shipped.AddWorkingDays(day, n + 1)
                && Shipped.AddWorkingDays(day, n) <= Shipped.AddWorkingDays(day.AddDays(1), n))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_always_ends_on_a_working_day() =>
        Prop.ForAll(Days, Counts, (day, n) => Shipped.IsWorkingDay(Shipped.AddWorkingDays(day, n))).QuickCheckThrowOnFailure();
}
