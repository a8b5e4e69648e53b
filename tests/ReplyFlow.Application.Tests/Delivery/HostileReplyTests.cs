using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Text;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>Whatever a server answers, and whatever cannot be written down: a message is tried so often and no more.</summary>
public sealed class HostileReplyTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_reply_of_control_characters_is_recorded_as_one_line(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var id = (await post.QueueAsync()).Id;
        await post.SendDueAsync(ScriptedTransport.Answering(new MailResult(MailOutcome.Temporary, "451\0 4.3.0\r\n \uD800later" + new string('x', 5_000))));
        var row = await post.ReadAsync(id);
        Assert.Equal((MessageStatus.Queued, 1, null), (row.Status, row.Attempts, row.LeasedUntil));
        Assert.StartsWith("451 4.3.0 \uFFFDlaterxx", row.LastError, StringComparison.Ordinal);
        Assert.Equal(1_000, row.LastError.Length);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Attempts_that_left_no_result_count_like_others(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var id = (await post.QueueAsync()).Id;
        var never = new ScriptedTransport(_ => new TaskCompletionSource<MailResult>().Task);
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var dead = post.Process(never, maxAttempts: 2).GetRequiredService<OutboxDispatcher>();
            _ = dead.RunAsync(TestContext.Current.CancellationToken);
            for (var until = DateTime.UtcNow.AddSeconds(30); never.Sent.Count < attempt; await Task.Delay(5))
                Assert.True(DateTime.UtcNow < until, "waited in vain");
            post.Time.Advance(dead.Lease);
        }
        var next = new ScriptedTransport();
        await post.SendDueAsync(next, maxAttempts: 2);
        Assert.Empty(next.Sent);
        var row = await post.ReadAsync(id);
        Assert.Equal((MessageStatus.Parked, 2), (row.Status, row.Attempts));
        Assert.Contains("没有留下结果", Assert.Single(await post.ItemsAsync()).SentWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_down_holds_up_no_other_message_and_counts()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var odd = (await post.QueueAsync("odd@deputies.example")).Id;
        var other = (await post.QueueAsync()).Id;
        await using (var db = post.Address.Open())
            await db.Database.ExecuteSqlRawAsync("""
                CREATE TRIGGER "Odd" BEFORE UPDATE ON "Outbox" WHEN NEW."LastError" LIKE '%odd words%' BEGIN SELECT RAISE(ABORT, 'not these'); END
                """);
        await post.SendDueAsync(new ScriptedTransport(m =>
            Task.FromResult(m.ToAddress.StartsWith("odd", StringComparison.Ordinal) ? MailResult.Temporary("451 odd words") : MailResult.Accepted("250 ok"))));
        var row = await post.ReadAsync(odd);
        Assert.Equal((MessageStatus.Queued, 1, null), (row.Status, row.Attempts, row.LeasedUntil));
        Assert.Contains("没有登记下来", row.LastError, StringComparison.Ordinal);
        Assert.Equal(MessageStatus.Sent, (await post.ReadAsync(other)).Status);
    }

    [Fact]
    public async Task An_address_that_an_earlier_version_stored_with_a_null_character_is_parked()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var id = (await post.QueueAsync()).Id;
        await using (var db = post.Address.Open())
            await db.Database.ExecuteSqlRawAsync("""UPDATE "Outbox" SET "Address" = 'a' || char(0) || 'b'""");
        await post.SendDueAsync(new ScriptedTransport());
        var row = await post.ReadAsync(id);
        Assert.Equal((MessageStatus.Parked, 0), (row.Status, row.Attempts));
        Assert.True(OutsideText.IsStorable(row.LastError));
        Assert.True(OutsideText.IsStorable(Assert.Single(await post.ItemsAsync()).SentWords));
    }
}
