using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Domain.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Shipped = WorkingCalendar.Shipped;

    [Theory]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Years_have_the_known_number_of_working_days(int year, int expected) =>
        Assert.Equal(expected, Shipped.CountWorkingDays(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));

    [Fact]
    public void Every_day_agrees_with_a_naive_reading_of_the_facts()
    {
        var naive = new NaiveCalendar();
        for (var day = new DateOnly(2022, 6, 1); day < new DateOnly(2028, 1, 1); day = day.AddDays(1))
            Assert.True(naive.Works(day.ToString("yyyy-MM-dd")) == Shipped.IsWorkingDay(day), day.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void Every_year_names_its_source() => Assert.All(Shipped.Years, y => Assert.NotEmpty(y.Sources));

    [Theory]
    [InlineData("2023-06-21", DayKind.WorkingDay)]
    [InlineData("2023-06-22", DayKind.Holiday)]
    [InlineData("2023-06-25", DayKind.MakeUpDay)]
    [InlineData("2023-07-01", DayKind.Weekend)]
    public void Days_have_kinds(string day, DayKind kind) => Assert.Equal(kind, Shipped.KindOf(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-12-28", true)]
    [InlineData("2026-12-29", false)]
    [InlineData("2025-12-31", true)]
    [InlineData("2027-01-04", false)]
    [InlineData("2022-12-30", false)]
    public void The_turn_of_the_year_is_settled_by_the_next_notice(string day, bool settled) =>
        Assert.Equal(settled, Shipped.IsSettled(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2023-06-20", "2023-06-21", 1)]
    [InlineData("2023-06-21", "2023-06-21", 0)]
    [InlineData("2023-06-25", "2023-06-21", -1)]
    [InlineData("2023-06-22", "2023-06-21", 0)]
    [InlineData("2023-06-26", "2023-06-21", -2)]
    public void Counting_leaves_out_today_and_the_due_day_is_never_late(string today, string due, int expected) =>
        Assert.Equal(expected, Shipped.CountWorkingDays(DateOnly.Parse(today), DateOnly.Parse(due)));

    [Fact]
    public void A_year_can_be_replaced_without_touching_the_old_calendar()
    {
        var changed = Shipped.With(new CalendarYear(2026, ["test"], [new DateOnly(2026, 3, 2)], []));

        Assert.False(changed.IsWorkingDay(new DateOnly(2026, 3, 2)));
        Assert.True(Shipped.IsWorkingDay(new DateOnly(2026, 3, 2)));
        Assert.True(changed.IsWorkingDay(new DateOnly(2026, 10, 1)));
        Assert.Equal(4, changed.Years.Count);
    }

    [Fact]
    public void A_contradictory_year_is_refused_with_every_error_named()
    {
        var year = new CalendarYear(2027, [], [new(2027, 1, 1), new(2028, 1, 1)], [new(2027, 1, 4), new(2027, 1, 1)]);

        var errors = Assert.Throws<InputException>(() => new WorkingCalendar([year])).Errors;

        Assert.Equal(["2027.off[1]", "2027.work[0]", "2027.work[1]", "2027.work[1]"], errors.Select(e => e.Path));
    }
}
