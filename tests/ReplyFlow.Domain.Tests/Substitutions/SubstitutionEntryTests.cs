using ReplyFlow.Domain.Substitutions;

namespace ReplyFlow.Domain.Tests.Substitutions;

public sealed class SubstitutionEntryTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_ended_once()
    {
        var entry = new SubstitutionEntry { EnteredBy = "于示例" };
        entry.End("钟示例", Now);
        Assert.Throws<InvalidOperationException>(() => entry.End("于示例", Now.AddDays(1)));
        Assert.Equal(("钟示例", Now), (entry.EndedBy, entry.EndedAt));
    }
}
