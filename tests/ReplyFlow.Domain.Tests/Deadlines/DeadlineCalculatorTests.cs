using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Domain.Tests.Calendar;

namespace ReplyFlow.Domain.Tests.Deadlines;

public sealed class DeadlineCalculatorTests
{
    private static readonly WorkingCalendar Shipped = WorkingCalendar.Shipped;

    [Theory]
    [InlineData("2023-04-20", 10, "2023-05-06")]
    [InlineData("2023-09-27", 5, "2023-10-10")]
    [InlineData("2024-02-01", 10, "2024-02-20")]
    [InlineData("2025-01-23", 5, "2025-02-06")]
    [InlineData("2026-02-12", 5, "2026-02-26")]
    [InlineData("2026-09-18", 10, "2026-10-09")]
    public void Golden_dates_in_working_days(string start, int n, string due)
    {
        var deadline = DeadlineCalculator.Compute(DateOnly.Parse(start), Period.WorkingDays(n), Shipped);

        Assert.Equal((DateOnly.Parse(due), false), (deadline.Due, deadline.Provisional));
    }

    [Theory]
    [InlineData("2023-04-20", 3, "2023-07-20")]
    [InlineData("2023-11-30", 3, "2024-02-29")]
    [InlineData("2024-11-30", 3, "2025-02-28")]
    [InlineData("2024-01-31", 1, "2024-02-29")]
    [InlineData("2024-08-31", 6, "2025-02-28")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    public void Months_end_on_the_same_day_or_the_months_last(string start, int n, string due) =>
        Assert.Equal(DateOnly.Parse(due), DeadlineCalculator.Compute(DateOnly.Parse(start), Period.Months(n), Shipped).Due);

    [Fact]
    public void Four_hundred_deadlines_agree_with_the_naive_calendar()
    {
        var naive = new NaiveCalendar();
        var random = new Random(390);
        for (var i = 0; i < 400; i++)
        {
            var start = new DateOnly(2023, 1, 1).AddDays(random.Next(3 * 365 + 200));
            var (text, roll) = (DayText.Iso(start), random.Next(2) == 0);
            var (period, expected) = random.Next(3) switch
            {
                0 when random.Next(1, 60) is var n => (Period.WorkingDays(n), naive.AfterWorkingDays(text, n)),
                1 when random.Next(1, 90) is var n => (new Period(n, PeriodUnit.CalendarDays), naive.AfterDays(text, n)),
                _ when random.Next(1, 7) is var n => (Period.Months(n), naive.AfterMonths(text, n)),
                _ => throw new InvalidOperationException(),
            };
            var campaign = random.Next(3) == 0 ? start.AddDays(random.Next(1, 120)) : (DateOnly?)null;
            if (campaign is { } day && string.CompareOrdinal(DayText.Iso(day), expected) < 0)
                expected = DayText.Iso(day);
            if (roll)
                expected = naive.Rolled(expected);

            var deadline = DeadlineCalculator.Compute(start, period, Shipped, roll, campaign);

            Assert.True(expected == DayText.Iso(deadline.Due), $"{text} +{period} roll {roll} campaign {campaign}: {deadline.Explanation}");
        }
    }

    [Fact]
    public void The_derivation_is_said_in_words()
    {
        var deadline = DeadlineCalculator.Compute(new(2023, 4, 20), Period.Months(3), Shipped, campaign: new DateOnly(2023, 6, 25));

        Assert.Equal("交办 2023-04-20，3 个月 → 2023-07-20；会议要求 2023-06-25；取早 → 2023-06-25", deadline.Explanation);
    }

    [Fact]
    public void The_derivation_of_working_days_names_holidays_and_make_up_days() =>
        Assert.Equal(
            "交办 2023-04-20，10 个工作日 → 2023-05-06；其间放假 2023-04-29 至 2023-05-03；调休上班计入 2023-04-23、2023-05-06",
            DeadlineCalculator.Compute(new(2023, 4, 20), Period.WorkingDays(10), Shipped).Explanation);

    [Fact]
    public void A_later_campaign_date_changes_nothing_but_is_told() =>
        Assert.Equal(
            "交办 2023-04-20，1 个月 → 2023-05-20；会议要求 2023-06-25；取早 → 2023-05-20",
            DeadlineCalculator.Compute(new(2023, 4, 20), Period.Months(1), Shipped, campaign: new DateOnly(2023, 6, 25)).Explanation);

    [Theory]
    [InlineData("2023-03-22", "2023-06-25", "2023-06-22 放假，顺延 → 2023-06-25")]
    [InlineData("2023-04-22", "2023-07-24", "2023-07-22 周六，顺延 → 2023-07-24")]
    public void Rolling_goes_to_the_next_working_day_and_says_so(string start, string due, string step)
    {
        var deadline = DeadlineCalculator.Compute(DateOnly.Parse(start), Period.Months(3), Shipped, roll: true);

        Assert.Equal(DateOnly.Parse(due), deadline.Due);
        Assert.Equal(step, deadline.Derivation[^1]);
    }

    [Theory]
    [InlineData("2026-12-25", "10wd", null, true)]
    [InlineData("2026-12-01", "5wd", null, false)]
    [InlineData("2026-11-20", "3m", null, true)]
    [InlineData("2026-11-20", "3m", "2026-12-20", false)]
    [InlineData("2026-12-20", "20wd", "2026-12-25", false)]
    [InlineData("2022-12-01", "10wd", null, true)]
    [InlineData("2022-12-01", "3m", null, false)]
    public void A_year_that_is_not_loaded_makes_the_day_provisional(string start, string period, string? campaign, bool expected)
    {
        Assert.True(Period.TryParse(period, out var length));

        var deadline = DeadlineCalculator.Compute(
            DateOnly.Parse(start), length, Shipped, campaign: campaign is null ? null : DateOnly.Parse(campaign));

        Assert.Equal(expected, deadline.Provisional);
        Assert.Equal(expected, deadline.Explanation.Contains("放假安排未载入", StringComparison.Ordinal));
    }

    [Fact]
    public void Overdue_never_includes_the_due_day()
    {
        var deadline = DeadlineCalculator.Compute(new(2023, 4, 20), Period.Months(2), Shipped);

        Assert.False(IsOverdueOn(new(2023, 6, 20)));
        Assert.True(IsOverdueOn(new(2023, 6, 21)));

        bool IsOverdueOn(DateOnly day) =>
            SupervisionBoard.Judge(new OpenStep(Guid.Empty, "0390", "", null, "", new(2023, 4, 20), deadline.Due), day, Shipped).State == SupervisionState.Overdue;
    }
}
