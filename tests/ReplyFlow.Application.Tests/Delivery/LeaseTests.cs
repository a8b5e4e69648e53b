using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>Who may send a message, and when.</summary>
public sealed class LeaseTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_processes_at_once_send_every_message_once(DatabaseKind kind)
    {
        const int count = 40;
        await using var post = await Post.OpenAsync(kind);
        await using (var db = post.Address.Open())
        {
            db.AddRange(Enumerable.Range(1, count).Select(i => post.NewMessage($"d{i}@deputies.example")));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var transport = new ScriptedTransport(async _ =>
        {
            await Task.Delay(Random.Shared.Next(0, 5));
            return MailResult.Accepted("250 ok");
        });
        var attempts = await Task.WhenAll(post.SendDueAsync(transport), post.SendDueAsync(transport));
        Assert.Equal(count, attempts.Sum());
        Assert.Equal(count, transport.Sent.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(count, transport.Sent.Count);
        await using var after = post.Address.Open();
        Assert.Equal(count, await after.Outbox.CountAsync(m => m.Status == MessageStatus.Sent && m.Attempts == 1, TestContext.Current.CancellationToken));
        Assert.Equal(count, (await post.AuditAsync()).Count(k => k == "MessageSent"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_crash_after_sending_leads_to_a_second_sending_with_the_same_Message_ID_once_the_hold_runs_out(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var id = (await post.QueueAsync()).Id;
        var never = new TaskCompletionSource<MailResult>();
        var crashing = new ScriptedTransport(_ => never.Task);
        await using var dead = post.Process(crashing);
        var dispatcher = dead.GetRequiredService<OutboxDispatcher>();
        var abandoned = dispatcher.RunAsync(TestContext.Current.CancellationToken);
        await WaitAsync(() => crashing.Sent.Count == 1);

        var next = new ScriptedTransport();
        post.Time.Advance(dispatcher.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await post.SendDueAsync(next));
        post.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await post.SendDueAsync(next));
        Assert.Equal(crashing.Sent[0].MessageId, Assert.Single(next.Sent).MessageId);
        var row = await post.ReadAsync(id);
        Assert.Equal((MessageStatus.Sent, 2), (row.Status, row.Attempts));

        // The worker thought dead wakes up late with bad news: the message has been delivered, so nothing changes.
        never.SetResult(MailResult.Permanent("550 too late"));
        await abandoned;
        Assert.Equal(MessageStatus.Sent, (await post.ReadAsync(id)).Status);
        Assert.Empty(await post.ItemsAsync());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Late_success_of_a_worker_that_lost_its_hold_is_still_recorded(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var id = (await post.QueueAsync()).Id;
        var answer = new TaskCompletionSource<MailResult>();
        var slow = new ScriptedTransport(_ => answer.Task);
        await using var process = post.Process(slow);
        var dispatcher = process.GetRequiredService<OutboxDispatcher>();
        var first = dispatcher.RunAsync(TestContext.Current.CancellationToken);
        await WaitAsync(() => slow.Sent.Count == 1);
        post.Time.Advance(dispatcher.Lease);
        await post.SendDueAsync(ScriptedTransport.Answering(MailResult.Temporary("451 later")));
        answer.SetResult(MailResult.Accepted("250 ok"));
        await first;
        Assert.Equal(MessageStatus.Sent, (await post.ReadAsync(id)).Status);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_is_sent_before_its_transaction_has_committed_and_nothing_of_one_that_failed(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var transport = new ScriptedTransport();
        await post.RunAsync<IServiceScopeFactory>(async scopes =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var units = scope.ServiceProvider.GetRequiredService<UnitRunner>();
            await Assert.ThrowsAsync<NotAllowedException>(() => units.RunAsync(null, async unit =>
            {
                unit.Db.Add(post.NewMessage());
                await unit.Db.SaveChangesAsync();
                Assert.Equal(0, await post.SendDueAsync(transport));
                throw new NotAllowedException();
            }, CancellationToken.None));
            Assert.Equal(0, await post.SendDueAsync(transport));
            await units.RunAsync(null, async unit =>
            {
                unit.Db.Add(post.NewMessage());
                await unit.Db.SaveChangesAsync();
                Assert.Equal(0, await post.SendDueAsync(transport));
            }, CancellationToken.None);
        });
        Assert.Equal(1, await post.SendDueAsync(transport));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Asked_to_stop_a_worker_finishes_and_records_what_is_on_its_way_and_takes_no_more(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        for (var i = 0; i < 12; i++)
            await post.QueueAsync();
        using var stop = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var transport = new ScriptedTransport(async _ =>
        {
            await gate.Task;
            return MailResult.Accepted("250 ok");
        });
        await using var process = post.Process(transport);
        var running = process.GetRequiredService<OutboxDispatcher>().RunAsync(stop.Token);
        await WaitAsync(() => transport.Sent.Count == 4);
        await stop.CancelAsync();
        gate.SetResult();
        Assert.Equal(4, await running);
        await using var db = post.Address.Open();
        Assert.Equal(4, await db.Outbox.CountAsync(m => m.Status == MessageStatus.Sent, CancellationToken.None));
        Assert.Equal(8, await db.Outbox.CountAsync(m => m.Status == MessageStatus.Queued && m.LeasedUntil == null, CancellationToken.None));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_letter_that_does_not_match_its_hash_is_not_sent(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var id = (await post.QueueAsync()).Id;
        await using (var db = post.Address.Open())
        {
            await db.Database.ExecuteSqlRawAsync(kind == DatabaseKind.Postgres
                ? "DROP TRIGGER \"Guard_Letters_NoUpdate\" ON \"Letters\""
                : "DROP TRIGGER \"Guard_Letters_NoUpdate\"");
            await db.Letters.ExecuteUpdateAsync(s => s.SetProperty(l => l.Pdf, "%PDF-1.7 forged"u8.ToArray()));
        }
        var transport = new ScriptedTransport();
        await post.SendDueAsync(transport);
        Assert.Empty(transport.Sent);
        var row = await post.ReadAsync(id);
        Assert.Equal(MessageStatus.Parked, row.Status);
        Assert.Contains("校验值不一致", row.LastError, StringComparison.Ordinal);
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var until = DateTime.UtcNow.AddSeconds(30); !condition(); await Task.Delay(5))
            Assert.True(DateTime.UtcNow < until, "waited in vain");
    }
}
