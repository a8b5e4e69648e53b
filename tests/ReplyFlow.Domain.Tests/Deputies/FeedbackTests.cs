using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Domain.Tests.Deputies;

/// <summary>Which answer may take another's place.</summary>
public sealed class FeedbackTests
{
    [Theory]
    [InlineData(FeedbackWay.Link, false, FeedbackWay.Link, true, false)]
    [InlineData(FeedbackWay.PaperLink, false, FeedbackWay.Link, true, false)]
    [InlineData(FeedbackWay.Paper, false, FeedbackWay.Link, true, false)]
    [InlineData(FeedbackWay.Telephone, false, FeedbackWay.Link, true, false)]
    [InlineData(FeedbackWay.Link, true, FeedbackWay.Link, true, true)]
    [InlineData(FeedbackWay.Link, true, FeedbackWay.Link, false, true)]
    [InlineData(FeedbackWay.Link, true, FeedbackWay.Telephone, false, true)]
    [InlineData(FeedbackWay.Link, true, FeedbackWay.PaperLink, false, false)]
    [InlineData(FeedbackWay.Link, false, FeedbackWay.Telephone, false, false)]
    [InlineData(FeedbackWay.Link, false, FeedbackWay.PaperLink, false, false)]
    [InlineData(FeedbackWay.PaperLink, false, FeedbackWay.Link, false, true)]
    [InlineData(FeedbackWay.Entered, false, FeedbackWay.Paper, false, true)]
    public void What_is_less_surely_the_deputy_s_never_takes_the_place_of_what_is(
        FeedbackWay way, bool unconfirmed, FeedbackWay later, bool laterUnconfirmed, bool yields) =>
        Assert.Equal(yields, new Feedback { Way = way, EnteredBy = "代表本人" }.YieldedTo(later, unconfirmed, laterUnconfirmed));

    private static readonly AnswerSource[] Sources =
    [
        new(FeedbackWay.Link, "own@x"), new(FeedbackWay.Link, "a@x", true), new(FeedbackWay.Link, "b@x", true), new(FeedbackWay.PaperLink, "1"),
        new(FeedbackWay.PaperLink, "2"), new(FeedbackWay.Telephone), new(FeedbackWay.Telephone, IsLiaison: true),
    ];

    /// <summary>A row the answer that is there, a column the later one: 1 takes its place.</summary>
    [Fact]
    public void What_the_judged_could_have_written_takes_the_place_of_their_own_and_of_the_same_hand_alone() =>
        Assert.Equal(
            ["1000000", "1100001", "1010001", "1001001", "1000101", "1111111", "1000001"],
            Sources.Select(s => string.Concat(Sources.Select(later => s.YieldsTo(later) ? '1' : '0'))));

    [Fact]
    public void An_answer_is_set_aside_for_one_that_counts_and_counts_again_where_that_one_is_void()
    {
        var first = new Feedback { EnteredBy = "代表本人", Way = FeedbackWay.Link, LinkId = Guid.CreateVersion7(), At = DateTimeOffset.UnixEpoch };
        var second = new Feedback { EnteredBy = "代表本人", Way = FeedbackWay.Link, LinkId = Guid.CreateVersion7(), At = first.At.AddMinutes(1) };
        second.SetAsideFor(first);
        Assert.True(second is { IsSetAside: true, Counts: false } && first is { IsSetAside: false, Counts: true });
        Assert.Throws<InvalidOperationException>(() => second.SetAsideFor(first));
        first.Void(Guid.CreateVersion7(), second.At.AddMinutes(1));
        second.CountAgain(first);
        Assert.True(second is { IsSetAside: false, Counts: true });
    }

    [Fact]
    public void Every_field_of_an_answer_and_of_a_link_is_in_its_hash()
    {
        var (id, other, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), DateTimeOffset.UnixEpoch);
        Feedback[] answers =
        [
            new() { Id = id, EnteredBy = "甲" }, new() { Id = other, EnteredBy = "甲" }, new() { Id = id, CaseId = other, EnteredBy = "甲" },
            new() { Id = id, LetterId = other, EnteredBy = "甲" }, new() { Id = id, DeputyId = other, EnteredBy = "甲" },
            new() { Id = id, Level = FeedbackLevel.Dissatisfied, EnteredBy = "甲" }, new() { Id = id, Words = "甲", EnteredBy = "" },
            new() { Id = id, Words = "改", EnteredBy = "甲" }, new() { Id = id, DimensionsJson = "{}", EnteredBy = "甲" },
            new() { Id = id, AsksAgain = true, EnteredBy = "甲" }, new() { Id = id, MayPublish = true, EnteredBy = "甲" },
            new() { Id = id, Way = FeedbackWay.Link, EnteredBy = "甲" }, new() { Id = id, LinkId = other, EnteredBy = "甲" },
            new() { Id = id, Ground = "改", EnteredBy = "甲" }, new() { Id = id, GroundOn = new DateOnly(2026, 3, 1), EnteredBy = "甲" },
            new() { Id = id, EnteredBy = "乙" }, new() { Id = id, EnteredBy = "甲", At = at },
        ];
        Assert.Distinct(answers.Select(a => a.Sha256()));
        PersonalLink[] links =
        [
            new() { Id = id, TokenSha256 = "a" }, new() { Id = id, TokenSha256 = "b" }, new() { Id = id, TokenSha256 = "a", Address = "x" },
            new() { Id = id, TokenSha256 = "a", LetterId = other }, new() { Id = id, TokenSha256 = "a", DeputyId = other },
            new() { Id = id, TokenSha256 = "a", Way = LinkWay.Paper }, new() { Id = id, TokenSha256 = "a", FormSha256 = "f" },
            new() { Id = id, TokenSha256 = "a", IssuedAt = at }, new() { Id = id, TokenSha256 = "a", ExpiresAt = at },
        ];
        Assert.Distinct(links.Select(l => l.Sha256()));
    }
}
