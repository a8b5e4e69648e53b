using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Domain.Tests.Messages;

public sealed class OutboxMessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The verbs, with the state each leads to.</summary>
    private static readonly Dictionary<string, (MessageStatus To, Action<OutboxMessage> Do)> Verbs = new()
    {
        ["accept"] = (MessageStatus.Sent, m => m.Accept(Now)),
        ["park"] = (MessageStatus.Parked, m => m.Park("550", attempted: true)),
        ["requeue"] = (MessageStatus.Queued, m => m.Requeue("other@example.invalid", Now)),
        ["mark offline"] = (MessageStatus.Offline, m => m.MarkOffline()),
    };

    public static TheoryData<MessageStatus, string> EveryVerbFromEveryState() =>
        new MatrixTheoryData<MessageStatus, string>(Enum.GetValues<MessageStatus>(), Verbs.Keys);

    [Fact]
    public void What_may_become_of_a_message() => Assert.Equal(
        """
        Queued: Queued, Sent, Parked, Offline
        Sent:
        Parked: Queued, Offline
        Offline:
        """, StatusTable.Of(OutboxMessage.Course));

    [Theory, MemberData(nameof(EveryVerbFromEveryState))]
    public void Every_verb_does_what_the_table_says(MessageStatus from, string verb)
    {
        var message = In(from);
        var (to, act) = Verbs[verb];
        if (OutboxMessage.Course.Allows(from, to))
        {
            act(message);
            Assert.Equal(to, message.Status);
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => act(message));
            Assert.Equal(from, message.Status);
        }
    }

    [Fact]
    public void Accepting_notes_when_and_forgets_the_last_failure()
    {
        var message = New();
        message.Defer("451 busy", Now);
        message.Accept(Now.AddMinutes(1));
        Assert.Equal((MessageStatus.Sent, Now.AddMinutes(1), "", null), (message.Status, message.SentAt, message.LastError, message.LeasedUntil));
    }

    [Fact]
    public void A_failed_attempt_leaves_it_waiting_for_the_next()
    {
        var message = New();
        message.Defer("451 busy", Now.AddMinutes(5));
        Assert.Equal((MessageStatus.Queued, Now.AddMinutes(5), "451 busy"), (message.Status, message.NextAttemptAt, message.LastError));
    }

    [Theory, InlineData(MessageStatus.Sent), InlineData(MessageStatus.Parked), InlineData(MessageStatus.Offline)]
    public void Only_a_queued_message_can_fail_and_wait(MessageStatus from) =>
        Assert.Throws<InvalidOperationException>(() => In(from).Defer("451 busy", Now));

    [Theory, InlineData(true, 0), InlineData(false, -1)]
    public void Parking_takes_back_the_attempt_that_no_server_saw(bool attempted, int attempts)
    {
        var message = New();
        message.Park("没有地址", attempted);
        Assert.Equal((MessageStatus.Parked, attempts, "没有地址"), (message.Status, message.Attempts, message.LastError));
    }

    [Fact]
    public void Requeued_it_is_tried_at_once_at_its_new_address()
    {
        var message = In(MessageStatus.Parked);
        message.Requeue("other@example.invalid", Now.AddDays(1));
        Assert.Equal((MessageStatus.Queued, "other@example.invalid", 0, Now.AddDays(1)), (message.Status, message.Address, message.Attempts, message.NextAttemptAt));
    }

    [Fact]
    public void Sent_again_it_is_a_new_message_and_the_old_one_stays()
    {
        var message = In(MessageStatus.Sent);
        var again = message.Again("other@example.invalid", Now.AddDays(1));
        Assert.NotEqual(message.Id, again.Id);
        Assert.Equal((MessageStatus.Sent, MessageStatus.Queued), (message.Status, again.Status));
        Assert.Equal(("deputy@example.invalid", "other@example.invalid", null, Now.AddDays(1)), (message.Address, again.Address, again.SentAt, again.CreatedAt));
        Assert.Equal(
            (message.CaseId, message.BureauId, message.LetterId, message.NoticeId, message.RecipientKind, message.RecipientName, message.Subject, message.Body, message.AttachmentName),
            (again.CaseId, again.BureauId, again.LetterId, again.NoticeId, again.RecipientKind, again.RecipientName, again.Subject, again.Body, again.AttachmentName));
    }

    private static OutboxMessage In(MessageStatus status)
    {
        var message = New();
        if (status != MessageStatus.Queued)
            Verbs.Values.Single(v => v.To == status).Do(message);
        return message;
    }

    private static OutboxMessage New() => new()
    {
        CaseId = Guid.NewGuid(),
        BureauId = Guid.NewGuid(),
        LetterId = Guid.NewGuid(),
        NoticeId = Guid.NewGuid(),
        RecipientKind = RecipientKind.Copy,
        RecipientName = "市政府办公厅",
        Address = "deputy@example.invalid",
        Subject = "复函",
        Body = "请查收。",
        AttachmentName = "复函.pdf",
        NextAttemptAt = Now,
        CreatedAt = Now,
    };
}
