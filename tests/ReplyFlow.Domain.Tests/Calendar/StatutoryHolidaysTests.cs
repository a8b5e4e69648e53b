using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Tests.Calendar;

public sealed class StatutoryHolidaysTests
{
    private static readonly WorkingCalendar Shipped = WorkingCalendar.Shipped;

    [Fact]
    public void Every_statutory_day_of_a_shipped_year_is_off_in_its_notice() =>
        Assert.All(Shipped.Years, y => Assert.Subset(y.Off.ToHashSet(), StatutoryHolidays.Of(y.Year).ToHashSet()));

    [Theory]
    [InlineData(2023, "0101 0122 0123 0124 0405 0501 0622 0929 1001 1002 1003")]
    [InlineData(2024, "0101 0210 0211 0212 0404 0501 0610 0917 1001 1002 1003")]
    [InlineData(2025, "0101 0128 0129 0130 0131 0404 0501 0502 0531 1001 1002 1003 1006")]
    [InlineData(2026, "0101 0216 0217 0218 0219 0405 0501 0502 0619 0925 1001 1002 1003")]
    [InlineData(2027, "0101 0205 0206 0207 0208 0405 0501 0502 0609 0915 1001 1002 1003")]
    [InlineData(2028, "0101 0125 0126 0127 0128 0404 0501 0502 0528 1001 1002 1003")]
    [InlineData(2029, "0101 0212 0213 0214 0215 0404 0501 0502 0616 0922 1001 1002 1003")]
    [InlineData(2030, "0101 0202 0203 0204 0205 0405 0501 0502 0605 0912 1001 1002 1003")]
    public void The_days_of_a_year(int year, string days) =>
        Assert.Equal(days, string.Join(' ', StatutoryHolidays.Of(year).Order().Select(d => d.ToString("MMdd"))));

    [Theory]
    [InlineData(1)]
    [InlineData(2013)]
    [InlineData(2100)]
    [InlineData(9999)]
    public void Years_whose_rules_are_not_known_have_none(int year) => Assert.Empty(StatutoryHolidays.Of(year));

    /// <summary>清明 is the day on which the sun's apparent longitude reaches 15°, by Beijing time.</summary>
    [Fact]
    public void The_day_of_the_solar_term_agrees_with_the_sun()
    {
        for (var year = 2014; year <= 2099; year++)
        {
            var day = StatutoryHolidays.Of(year).Single(d => d.Month == 4);
            var midnight = day.ToDateTime(default).AddHours(-8);
            Assert.True(SunLongitude(midnight) < 15 && SunLongitude(midnight.AddDays(1)) >= 15, day.ToString("yyyy-MM-dd"));
        }
    }

    [Theory]
    [InlineData("2026-12-31", 1, "2027-01-04")]
    [InlineData("2026-12-31", 2, "2027-01-05")]
    [InlineData("2027-02-04", 1, "2027-02-09")]
    [InlineData("2027-04-30", 1, "2027-05-03")]
    [InlineData("2027-09-30", 1, "2027-10-04")]
    [InlineData("2024-04-30", 1, "2024-05-02")]
    public void Working_days_of_a_year_not_loaded_pass_over_the_statutory_holidays_provisionally(string start, int n, string due)
    {
        var calendar = new WorkingCalendar(Shipped.Years.Where(y => y.Year == 2026));

        var deadline = DeadlineCalculator.Compute(DateOnly.Parse(start), Period.WorkingDays(n), calendar);

        Assert.Equal((DateOnly.Parse(due), true), (deadline.Due, deadline.Provisional));
    }

    [Fact]
    public void The_derivation_says_what_was_counted_and_what_was_not() =>
        Assert.Equal(
            "交办 2026-12-31，1 个工作日 → 2027-01-04；其间放假 2027-01-01；2027 年只计周末和法定节假日，调休、补假未计；2027 年放假安排未载入，暂定，载入后重算",
            DeadlineCalculator.Compute(new(2026, 12, 31), Period.WorkingDays(1), Shipped).Explanation);

    [Fact]
    public void A_loaded_year_goes_by_its_notice_alone()
    {
        var noticed = Shipped.With(new CalendarYear(2027, ["invented"], [new(2027, 1, 4)], []));

        Assert.Equal((DayKind.WorkingDay, DayKind.Holiday), (noticed.KindOf(new(2027, 1, 1)), noticed.KindOf(new(2027, 1, 4))));
        Assert.Equal(DayKind.Holiday, Shipped.KindOf(new(2027, 1, 1)));
        Assert.Contains(new(new(2027, 1, 1), DayKind.Holiday, DayKind.WorkingDay), CalendarDiff.Between(Shipped, noticed).Days);
    }

    /// <summary>The sun's apparent longitude in degrees, to a hundredth (the low-precision series of the Astronomical Almanac).</summary>
    private static double SunLongitude(DateTime utc)
    {
        var days = (utc - new DateTime(2000, 1, 1, 12, 0, 0)).TotalDays + 69.0 / 86400;
        var centuries = days / 36525;
        var mean = 280.46646 + 36000.76983 * centuries;
        var anomaly = (357.52911 + 35999.05029 * centuries) * Math.PI / 180;
        var centre = (1.914602 - 0.004817 * centuries) * Math.Sin(anomaly) + 0.019993 * Math.Sin(2 * anomaly) + 0.000289 * Math.Sin(3 * anomaly);
        var node = (125.04 - 1934.136 * centuries) * Math.PI / 180;
        return (mean + centre - 0.00569 - 0.00478 * Math.Sin(node)) % 360;
    }
}
