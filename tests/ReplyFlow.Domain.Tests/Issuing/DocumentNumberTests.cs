using ReplyFlow.Domain.Issuing;

namespace ReplyFlow.Domain.Tests.Issuing;

public sealed class DocumentNumberTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_series_counts_without_a_gap_and_writes_the_number_as_printed()
    {
        var series = new NumberSeries { BureauId = Guid.NewGuid(), Prefix = "临水函", Year = 2026, FirstValue = 12, NextValue = 12 };
        var ids = new[] { Guid.NewGuid(), Guid.NewGuid() };
        var numbers = ids.Select(id => series.Next(id, Now)).ToList();
        Assert.Equal([(12, "临水函〔2026〕12号"), (13, "临水函〔2026〕13号")], numbers.Select(n => (n.Value, n.Text)));
        Assert.Equal(ids, numbers.Select(n => n.CaseId));
        Assert.All(numbers, n => Assert.Equal((series.Id, Now, null), (n.SeriesId, n.AllocatedAt, n.VoidedAt)));
        Assert.Equal(14, series.NextValue);
    }

    [Fact]
    public void A_number_is_voided_once_with_a_reason()
    {
        var number = New();
        number.Void("用错了文号", Now);
        Assert.Equal(("用错了文号", Now), (number.VoidReason, number.VoidedAt));
        Assert.Throws<InvalidOperationException>(() => number.Void("再来一次", Now.AddDays(1)));
        Assert.Equal(("用错了文号", Now), (number.VoidReason, number.VoidedAt));
    }

    [Theory, InlineData(""), InlineData(" ")]
    public void Without_a_reason_it_holds(string reason)
    {
        var number = New();
        Assert.Throws<ArgumentException>(() => number.Void(reason, Now));
        Assert.Null(number.VoidedAt);
    }

    private static DocumentNumber New() => new NumberSeries { Prefix = "临水函", Year = 2026 }.Next(Guid.NewGuid(), Now);
}
