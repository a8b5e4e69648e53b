using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Tests.Cases;

public sealed class AssignmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly DueDate May = DueDate.By(new DueBasis("交办", new DateOnly(2026, 5, 6), null, false), WorkingCalendar.Shipped);

    [Fact]
    public void What_becomes_of_a_part() => Assert.Equal(
        """
        Lead: set due, end
        CoHandling: set due, give opinion, end
        ForReading: end
        Lead ended:
        CoHandling ended:
        ForReading ended:
        """,
        VerbTable.Of(
            [.. Enum.GetValues<AssignmentRole>().Select(r => (r.ToString(), Part(r))), .. Enum.GetValues<AssignmentRole>().Select(r => ($"{r} ended", Ended(r)))],
            [("set due", a => a.SetDue(May)), ("give opinion", a => a.GiveOpinion("同意。", "于示例", Now)), ("end", a => a.End(Now))]));

    [Fact]
    public void An_opinion_has_its_giver_and_its_time()
    {
        var part = Part(AssignmentRole.CoHandling)();
        part.GiveOpinion("同意。", "于示例（代钟示例）", Now);
        Assert.Equal(("同意。", "于示例（代钟示例）", Now), (part.Opinion, part.OpinionBy, part.OpinionAt));
    }

    [Fact]
    public void Asked_again_a_bureau_gives_another_opinion()
    {
        var part = Part(AssignmentRole.CoHandling)();
        part.GiveOpinion("同意。", "于示例", Now);
        part.GiveOpinion("有保留。", "钟示例", Now.AddDays(9));
        Assert.Equal(("有保留。", "钟示例", Now.AddDays(9)), (part.Opinion, part.OpinionBy, part.OpinionAt));
    }

    [Theory, InlineData(""), InlineData(" ")]
    public void Nothing_is_no_opinion(string text)
    {
        var part = Part(AssignmentRole.CoHandling)();
        Assert.Throws<ArgumentException>(() => part.GiveOpinion(text, "于示例", Now));
        Assert.Equal((null, "", null), (part.Opinion, part.OpinionBy, part.OpinionAt));
    }

    private static Func<Assignment> Part(AssignmentRole role) => () => new Assignment { Role = role };

    private static Func<Assignment> Ended(AssignmentRole role) => () =>
    {
        var part = Part(role)();
        part.End(Now.AddDays(-1));
        return part;
    };
}
