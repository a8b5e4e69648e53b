using ReplyFlow.Domain.Alerts;

namespace ReplyFlow.Domain.Tests.Alerts;

/// <summary>安静时段 are hours of the Beijing day.</summary>
public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("20:00", "08:00", "2026-03-05T19:59", null)]
    [InlineData("20:00", "08:00", "2026-03-05T20:00", "2026-03-06T08:00")]
    [InlineData("20:00", "08:00", "2026-03-05T23:59", "2026-03-06T08:00")]
    [InlineData("20:00", "08:00", "2026-03-06T00:00", "2026-03-06T08:00")]
    [InlineData("20:00", "08:00", "2026-03-06T07:59", "2026-03-06T08:00")]
    [InlineData("20:00", "08:00", "2026-03-06T08:00", null)]
    [InlineData("12:00", "14:00", "2026-03-06T13:00", "2026-03-06T14:00")]
    [InlineData("12:00", "14:00", "2026-03-06T14:00", null)]
    [InlineData("12:00", "14:00", "2026-03-06T11:59", null)]
    public void An_instant_lies_in_them_until_their_end(string from, string to, string beijing, string? end)
    {
        var quiet = new QuietHours(TimeOnly.Parse(from), TimeOnly.Parse(to));
        Assert.Equal(end is null ? null : At(end), quiet.EndAfter(At(beijing)));
    }

    [Fact]
    public void Without_hours_nothing_is_quiet() => Assert.Null(QuietHours.None.EndAfter(At("2026-03-06T03:00")));

    private static DateTimeOffset At(string beijing) => new DateTimeOffset(DateTime.Parse(beijing), BeijingTime.Offset).ToUniversalTime();
}
