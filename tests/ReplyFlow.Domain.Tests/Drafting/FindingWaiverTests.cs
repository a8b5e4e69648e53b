using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Domain.Tests.Drafting;

public sealed class FindingWaiverTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_taken_back_once()
    {
        var waiver = new FindingWaiver { Key = "1", Field = "body", Marked = "布署", Message = "“布署”应为“部署”", Reason = "原文如此", By = "于示例" };
        waiver.End("钟示例", Now);
        Assert.Throws<InvalidOperationException>(() => waiver.End("于示例", Now.AddDays(1)));
        Assert.Equal(("钟示例", Now), (waiver.EndedBy, waiver.EndedAt));
    }
}
