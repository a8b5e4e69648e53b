using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Domain.Tests.Messages;

/// <summary>Where a letter stands with a recipient: what proves most counts, in whatever order it became known.</summary>
public sealed class DeliveryLadderTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(MessageStatus.Queued, DeliveryRung.Queued)]
    [InlineData(MessageStatus.Sent, DeliveryRung.Accepted)]
    [InlineData(MessageStatus.Parked, DeliveryRung.Parked)]
    [InlineData(MessageStatus.Offline, DeliveryRung.Handed)]
    public void A_message_alone_stands_where_it_was_left(MessageStatus status, DeliveryRung rung) =>
        Assert.Equal(rung, new DeliveryLadder { Status = status }.Rung);

    [Theory]
    [InlineData(EvidenceKind.Failed, "", DeliveryRung.Returned)]
    [InlineData(EvidenceKind.Failed, "5.2.2", DeliveryRung.Returned)]
    [InlineData(EvidenceKind.Failed, "5.1.1", DeliveryRung.AddressWrong)]
    [InlineData(EvidenceKind.Delayed, "4.4.1", DeliveryRung.Accepted)]
    [InlineData(EvidenceKind.Delayed, "5.1.1", DeliveryRung.Accepted)]
    [InlineData(EvidenceKind.Automatic, "", DeliveryRung.Accepted)]
    [InlineData(EvidenceKind.Answered, "", DeliveryRung.Accepted)]
    [InlineData(EvidenceKind.AddressChanged, "", DeliveryRung.Accepted)]
    [InlineData(EvidenceKind.HandedOver, "", DeliveryRung.Handed)]
    [InlineData(EvidenceKind.Posted, "", DeliveryRung.Handed)]
    public void What_came_back_moves_it_or_does_not(EvidenceKind kind, string status, DeliveryRung rung) =>
        Assert.Equal(rung, Sent(Of(kind, status)).Rung);

    [Fact]
    public void What_proves_most_counts_in_any_order()
    {
        var all = new[] { Of(EvidenceKind.Delayed), Of(EvidenceKind.Failed, "5.2.2"), Of(EvidenceKind.Failed, "5.1.1"), Of(EvidenceKind.Automatic) };
        Assert.Equal(DeliveryRung.AddressWrong, Sent(all).Rung);
        Assert.Equal(DeliveryRung.AddressWrong, Sent([.. all.Reverse()]).Rung);
        Assert.Equal(DeliveryRung.Handed, Sent([Of(EvidenceKind.HandedOver), .. all]).Rung);
        Assert.Equal(DeliveryRung.Opened, (Sent(all) with { OpenedAt = Now }).Rung);
        Assert.Equal(DeliveryRung.Confirmed, (Sent(all) with { ConfirmedAt = Now }).Rung);
        Assert.Equal(DeliveryRung.Answered, (Sent(all) with { AnsweredAt = Now, AnsweredThemselves = true }).Rung);
    }

    [Fact]
    public void What_an_office_entered_does_not_prove_that_a_letter_arrived()
    {
        Assert.Equal(DeliveryRung.Returned, (Sent(Of(EvidenceKind.Failed)) with { AnsweredAt = Now }).Rung);
        Assert.Equal(DeliveryRung.Parked, (Sent() with { Status = MessageStatus.Parked, AnsweredAt = Now }).Rung);
        Assert.Equal(DeliveryRung.Answered, (Sent() with { AnsweredAt = Now }).Rung);
        Assert.Equal(DeliveryRung.Answered, (Sent(Of(EvidenceKind.Failed), Of(EvidenceKind.HandedOver)) with { AnsweredAt = Now }).Rung);
    }

    [Fact]
    public void A_changed_address_is_told_until_it_is_confirmed()
    {
        Assert.NotNull(Sent(Of(EvidenceKind.AddressChanged)).UnconfirmedAddress);
        Assert.Null(Sent(Of(EvidenceKind.AddressChanged), Of(EvidenceKind.AddressConfirmed)).UnconfirmedAddress);
    }

    [Fact]
    public void A_call_is_told_until_the_letter_fails_again_and_moves_no_rung()
    {
        var (failed, told) = (Of(EvidenceKind.Failed, "5.1.1"), Of(EvidenceKind.Told));
        Assert.False(Sent(failed).IsTold);
        Assert.True(Sent(failed, told).IsTold);
        Assert.Equal(DeliveryRung.AddressWrong, Sent(failed, told).Rung);
        Assert.False(Sent(failed, told, Of(EvidenceKind.Failed, "5.1.1", Now.AddHours(1))).IsTold);
        // A call about an earlier message is none about the newest.
        Assert.False((Sent(told) with { Status = MessageStatus.Parked, QueuedAt = told.At.AddHours(1) }).IsTold);
    }

    private static DeliveryLadder Sent(params DeliveryEvidence[] evidence) => new() { Status = MessageStatus.Sent, Evidence = evidence };

    private static DeliveryEvidence Of(EvidenceKind kind, string status = "", DateTimeOffset? at = null) =>
        new() { Kind = kind, StatusCode = status, At = at ?? Now, Key = "示例" };
}
