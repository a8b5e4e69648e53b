using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Domain.Tests.Cases;

public sealed class ExtensionRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly July = new(2026, 7, 1);

    [Fact]
    public void What_becomes_of_a_request() => Assert.Equal(
        """
        open: approve, refuse
        approved: apply
        refused:
        applied:
        """,
        VerbTable.Of(
            [("open", Open), ("approved", () => Decided(true)), ("refused", () => Decided(false)), ("applied", Applied)],
            [("approve", x => x.Decide(true, "督示例", Now)), ("refuse", x => x.Decide(false, "督示例", Now)), ("apply", x => x.Apply(July))]));

    [Theory, InlineData(true), InlineData(false)]
    public void A_decision_is_written_down_with_who_and_when(bool approved)
    {
        var request = Decided(approved);
        Assert.Equal((approved, "督示例", Now, null), (request.Approved, request.DecidedBy, request.DecidedAt, request.PreviousDueOn));
    }

    [Fact]
    public void In_effect_it_knows_the_day_before() => Assert.Equal(July, Applied().PreviousDueOn);

    private static ExtensionRequest Open() => new() { Reason = "汛期", RequestedBy = "办示例" };

    private static ExtensionRequest Decided(bool approved)
    {
        var request = Open();
        request.Decide(approved, "督示例", Now);
        return request;
    }

    private static ExtensionRequest Applied()
    {
        var request = Decided(true);
        request.Apply(July);
        return request;
    }
}
