using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Domain.Tests.Deadlines;

public sealed class DeadlineSettingsTests
{
    [Theory]
    [InlineData(DeadlineKind.Assign, "5wd")]
    [InlineData(DeadlineKind.Object, "10wd")]
    [InlineData(DeadlineKind.Opinion, "1m")]
    [InlineData(DeadlineKind.Reply, "3m")]
    [InlineData(DeadlineKind.Extended, "6m")]
    [InlineData(DeadlineKind.Feedback, "20wd")]
    [InlineData(DeadlineKind.ReReply, "1m")]
    [InlineData(DeadlineKind.Errand, "2wd")]
    public void Defaults_are_the_domains(DeadlineKind kind, string period) =>
        Assert.Equal(period, DeadlineSettings.Default.RuleFor(kind).Period.ToString());

    [Fact]
    public void The_campaign_date_binds_the_reply_only()
    {
        var (settings, campaign, assigned) = (DeadlineSettings.Default, new DateOnly(2023, 6, 25), new DateOnly(2023, 4, 20));

        Assert.Equal(campaign, settings.RuleFor(DeadlineKind.Reply, campaign).From(assigned, WorkingCalendar.Shipped).Due);
        Assert.Equal(new(2023, 7, 20), settings.RuleFor(DeadlineKind.Reply).From(assigned, WorkingCalendar.Shipped).Due);
        Assert.Equal(new(2023, 10, 20), settings.RuleFor(DeadlineKind.Extended, campaign).From(assigned, WorkingCalendar.Shipped).Due);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"object\":\"10cd\",\"reply\":\"60cd\",\"roll\":true}")]
    [InlineData("{\"assign\":\"1wd\",\"object\":\"2wd\",\"opinion\":\"3wd\",\"reply\":\"4m\",\"extended\":\"5m\",\"feedback\":\"6cd\",\"reReply\":\"7cd\",\"errand\":\"8wd\",\"roll\":false}")]
    public void A_scopes_rules_read_back_as_written(string json)
    {
        var rules = DeadlineOverridesFile.Parse(json);

        Assert.Equal(json, DeadlineOverridesFile.Write(rules));
        Assert.Equal(rules, DeadlineOverridesFile.Parse(DeadlineOverridesFile.Write(rules)));
        Assert.Equal(json == "{}", rules.IsEmpty);
    }

    [Fact]
    public void A_scope_inherits_what_it_does_not_set()
    {
        var city = DeadlineSettings.Default.With(DeadlineOverridesFile.Parse("{\"object\": \"7wd\", \"reply\": \"2m\", \"roll\": true}"));
        var bureau = city.With(DeadlineOverridesFile.Parse("{\"object\": \"5wd\", \"roll\": false}"));

        Assert.Equal((Period.WorkingDays(7), Period.Months(2), Period.WorkingDays(20), true), (city.Object, city.Reply, city.Feedback, city.Roll));
        Assert.Equal((Period.WorkingDays(5), Period.Months(2), false), (bureau.Object, bureau.Reply, bureau.Roll));
        Assert.Equal(DeadlineSettings.Default, DeadlineSettings.Default.With(DeadlineOverrides.None));
    }

    [Fact]
    public void Every_kind_has_its_own_field()
    {
        foreach (var (field, kind) in DeadlineOverridesFile.Fields)
        {
            var settings = DeadlineSettings.Default.With(DeadlineOverridesFile.Parse($"{{\"{field}\": \"77cd\"}}"));
            Assert.Equal([kind], Enum.GetValues<DeadlineKind>().Where(k => settings[k] == new Period(77, PeriodUnit.CalendarDays)));
        }
    }

    [Theory]
    [InlineData("{\"reply\": \"3 months\"}", "reply")]
    [InlineData("{\"reply\": 3}", "reply")]
    [InlineData("{\"roll\": \"yes\"}", "roll")]
    [InlineData("{\"replyy\": \"3m\"}", "replyy")]
    public void Wrong_fields_are_refused_by_name(string json, string path) =>
        Assert.Equal(path, Assert.Single(Assert.Throws<InputException>(() => DeadlineOverridesFile.Parse(json)).Errors).Path);

    [Fact]
    public void An_extension_must_be_later_than_now_and_within_six_months()
    {
        var (calendar, settings) = (WorkingCalendar.Shipped, DeadlineSettings.Default);
        var (assigned, today) = (new DateOnly(2023, 4, 20), new DateOnly(2023, 7, 3));
        var current = new DateOnly(2023, 6, 25);

        Assert.NotNull(ExtensionLimit.Objection(new(2023, 6, 25), current, assigned, today, settings, calendar));
        Assert.Contains("已经过去", ExtensionLimit.Objection(new(2023, 7, 2), current, assigned, today, settings, calendar));
        Assert.Null(ExtensionLimit.Objection(today, current, assigned, today, settings, calendar));
        Assert.Null(ExtensionLimit.Objection(new(2023, 6, 26), current, assigned, assigned, settings, calendar));
        Assert.Null(ExtensionLimit.Objection(new(2023, 10, 20), current, assigned, today, settings, calendar));
        Assert.Contains("2023-10-20", ExtensionLimit.Objection(new(2023, 10, 21), current, assigned, today, settings, calendar));
        Assert.Contains("再次办理 2023-04-20", ExtensionLimit.Objection(new(2023, 10, 21), current, assigned, today, settings, calendar, isAgain: true));
        Assert.Equal("批准延期至 2023-09-28", ExtensionLimit.Approve(new(2023, 9, 28), settings).By(calendar).Explanation);
    }
}
