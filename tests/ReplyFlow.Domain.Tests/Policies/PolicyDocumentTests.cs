using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Domain.Tests.Policies;

/// <summary>How a document stands on a day.</summary>
public sealed class PolicyDocumentTests
{
    private static readonly PolicyFacts Facts = new()
    {
        Title = "示例市路灯办法",
        DocumentNumber = "示政规〔2020〕1号",
        IssuedOn = new(2020, 3, 1),
        ValidFrom = new(2020, 4, 1),
        ValidTo = new(2025, 3, 31),
    };

    [Theory]
    [InlineData("2020-02-29", PolicyStanding.NotIssued)]
    [InlineData("2020-03-01", PolicyStanding.NotYet)]
    [InlineData("2020-04-01", PolicyStanding.InForce)]
    [InlineData("2025-03-31", PolicyStanding.InForce)]
    [InlineData("2025-04-01", PolicyStanding.Expired)]
    public void It_stands_as_its_days_say(string day, PolicyStanding standing) => Assert.Equal(standing, Facts.StandingOn(DateOnly.Parse(day), null));

    [Fact]
    public void From_the_day_of_its_repeal_on_it_is_repealed_and_before_it_was_not()
    {
        var document = new PolicyDocument();
        document.Repeal(new(2023, 1, 1), "《示例市路灯规定》", null);

        Assert.Equal(PolicyStanding.InForce, Facts.StandingOn(new(2022, 12, 31), document.RepealedOn));
        Assert.Equal(PolicyStanding.Repealed, Facts.StandingOn(new(2023, 1, 1), document.RepealedOn));
        document.Reinstate();
        Assert.Equal((null, ""), (document.RepealedOn, document.RepealedBy));
        Assert.Throws<InvalidOperationException>(document.Reinstate);
    }

    [Fact]
    public void It_is_cited_by_title_and_number() => Assert.Equal("《示例市路灯办法》（示政规〔2020〕1号）", Facts.Citation);

    [Theory]
    [InlineData("示例市关于印发《示例市路灯办法》的通知", "《示例市关于印发〈示例市路灯办法〉的通知》")]
    [InlineData("示例市关于印发〈示例市路灯办法〉的通知", "《示例市关于印发〈示例市路灯办法〉的通知》")]
    [InlineData("转发关于印发《关于〈示例市路灯办法〉的解释》的通知", "《转发关于印发〈关于《示例市路灯办法》的解释〉的通知》")]
    public void A_title_inside_its_title_has_the_other_marks(string title, string cited) =>
        Assert.Equal(cited, (Facts with { Title = title, DocumentNumber = "" }).Citation);

    [Fact]
    public void What_is_no_policy_may_not_be_cited() =>
        Assert.Equal([PolicyKind.Letter, PolicyKind.News, PolicyKind.Unknown], PolicyKinds.All.Where(k => !k.IsCitable()));
}
