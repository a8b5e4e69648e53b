using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Domain.Tests.Deadlines;

public sealed class DeadlineSettingsTests
{
    private const string Session = "市第十七届人大三次会议";

    [Theory]
    [InlineData(DeadlineKind.Assign, "5wd")]
    [InlineData(DeadlineKind.Object, "10wd")]
    [InlineData(DeadlineKind.Opinion, "1m")]
    [InlineData(DeadlineKind.Reply, "3m")]
    [InlineData(DeadlineKind.Extended, "6m")]
    [InlineData(DeadlineKind.Feedback, "20wd")]
    [InlineData(DeadlineKind.ReReply, "1m")]
    public void Defaults_are_the_domains(DeadlineKind kind, string period) =>
        Assert.Equal(period, DeadlineSettings.Default.RuleFor(kind).Period.ToString());

    [Fact]
    public void The_campaign_date_binds_the_reply_of_its_session_only()
    {
        var settings = DeadlineSettingsFile.Parse($"{{\"campaignDates\": {{\"{Session}\": \"2023-06-25\"}}}}");
        var assigned = new DateOnly(2023, 4, 20);

        Assert.Equal(new(2023, 6, 25), settings.RuleFor(DeadlineKind.Reply, Session).From(assigned, WorkingCalendar.Shipped).Due);
        Assert.Equal(new(2023, 7, 20), settings.RuleFor(DeadlineKind.Reply, "另一次会议").From(assigned, WorkingCalendar.Shipped).Due);
        Assert.Equal(new(2023, 10, 20), settings.RuleFor(DeadlineKind.Extended, Session).From(assigned, WorkingCalendar.Shipped).Due);
    }

    [Fact]
    public void Settings_read_back_as_written()
    {
        var settings = DeadlineSettingsFile.Parse(
            "{\"object\": \"10cd\", \"reply\": \"60cd\", \"roll\": true, \"campaignDates\": {\"乙\": \"2024-05-25\", \"甲\": \"2023-05-25\"}}");

        Assert.Equal(settings, DeadlineSettingsFile.Parse(DeadlineSettingsFile.Write(settings)));
        Assert.NotEqual(DeadlineSettings.Default, settings);
        Assert.Equal(DeadlineSettings.Default, DeadlineSettingsFile.Parse("{}"));
    }

    [Theory]
    [InlineData("{\"reply\": \"3 months\"}", "reply")]
    [InlineData("{\"reply\": 3}", "reply")]
    [InlineData("{\"roll\": \"yes\"}", "roll")]
    [InlineData("{\"campaignDates\": {\"甲\": \"2023-5-25\"}}", "campaignDates.甲")]
    [InlineData("{\"replyy\": \"3m\"}", "replyy")]
    [InlineData("{\"reply\": \"7m\"}", "")]
    public void Wrong_fields_are_refused_by_name(string json, string path) =>
        Assert.Equal(path, Assert.Single(Assert.Throws<InputException>(() => DeadlineSettingsFile.Parse(json)).Errors).Path);

    [Fact]
    public void An_extension_must_be_later_than_now_and_within_six_months()
    {
        var (calendar, settings) = (WorkingCalendar.Shipped, DeadlineSettings.Default);
        var assigned = new DateOnly(2023, 4, 20);
        var current = DeadlineCalculator.Compute(assigned, settings.Reply, calendar, campaign: new DateOnly(2023, 6, 25));

        Assert.NotNull(ExtensionLimit.Objection(new(2023, 6, 25), current, assigned, settings, calendar));
        Assert.Null(ExtensionLimit.Objection(new(2023, 6, 26), current, assigned, settings, calendar));
        Assert.Null(ExtensionLimit.Objection(new(2023, 10, 20), current, assigned, settings, calendar));
        Assert.Contains("2023-10-20", ExtensionLimit.Objection(new(2023, 10, 21), current, assigned, settings, calendar));
        Assert.Equal("批准延期至 2023-09-28", ExtensionLimit.Approve(new(2023, 9, 28), settings, calendar).Explanation);
    }
}
