using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Tests.Deadlines;

public sealed class DayTextTests
{
    [Theory]
    [InlineData("2023-06-25", "2023-06-06", "2023年6月25日（周日，剩 12 个工作日）")]
    [InlineData("2023-06-25", "2023-06-25", "2023年6月25日（周日，今天到期）")]
    [InlineData("2023-06-25", "2023-06-26", "2023年6月25日（周日，逾期 1 个工作日）")]
    [InlineData("2023-07-14", "2023-07-15", "2023年7月14日（周五，已逾期）")]
    [InlineData("2023-07-16", "2023-07-15", "2023年7月16日（周日，到期前无工作日）")]
    public void Due_dates_read_as_people_say_them(string due, string today, string expected) =>
        Assert.Equal(expected, DayText.Due(DateOnly.Parse(due), DateOnly.Parse(today), WorkingCalendar.Shipped));
}
