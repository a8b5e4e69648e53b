using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Delivery;

public sealed class RetryTests
{
    private static readonly int[] MinutesPaused = [1, 5, 15, 60, 240, 1440, 1440];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Temporary_failures_are_tried_again_after_growing_pauses_and_at_last_given_to_the_office(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var id = (await post.QueueAsync()).Id;
        var transport = ScriptedTransport.Answering(MailResult.Temporary("服务器暂时不能接收（451）：4.3.0 later"));
        for (var attempt = 1; attempt <= MinutesPaused.Length; attempt++)
        {
            Assert.Equal(1, await post.SendDueAsync(transport, maxAttempts: 8));
            var row = await post.ReadAsync(id);
            Assert.Equal((MessageStatus.Queued, attempt, null), (row.Status, row.Attempts, row.LeasedUntil));
            Assert.Contains("4.3.0 later", row.LastError, StringComparison.Ordinal);
            var pause = (row.NextAttemptAt - post.Time.GetUtcNow()).TotalMinutes;
            Assert.InRange(pause, MinutesPaused[attempt - 1] - 0.001, MinutesPaused[attempt - 1] * 1.2);
            post.Time.Now = row.NextAttemptAt.AddMilliseconds(-1);
            Assert.Equal(0, await post.SendDueAsync(transport));
            post.Time.Now = row.NextAttemptAt;
        }
        Assert.Empty(await post.ItemsAsync());
        Assert.Equal(1, await post.SendDueAsync(transport, maxAttempts: 8));
        Assert.Equal(MessageStatus.Parked, (await post.ReadAsync(id)).Status);
        Assert.Contains("连续 8 次", Assert.Single(await post.ItemsAsync()).SentWords, StringComparison.Ordinal);
        Assert.Single(transport.Sent.Select(m => m.MessageId).Distinct());
        Assert.Equal([.. Enumerable.Repeat("MessageDeferred", 7), "MessageParked"], await post.AuditAsync());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_permanent_failure_is_parked_at_once_and_shown_to_the_office(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var message = await post.QueueAsync("gone@deputies.example");
        await post.SendDueAsync(ScriptedTransport.Answering(MailResult.Permanent("服务器拒收（550）：5.1.1 no such user")));
        var row = await post.ReadAsync(message.Id);
        Assert.Equal((MessageStatus.Parked, 1), (row.Status, row.Attempts));
        var item = Assert.Single(await post.ItemsAsync());
        Assert.Equal((message.Id, post.Letter.CaseId, post.Letter.BureauId), (item.MessageId!.Value, item.CaseId, item.BureauId));
        Assert.Equal((Roles.BureauOffice, "delivery", "delivery", WorkItemStatus.Open), (item.Role, item.Kind, item.Step, item.Status));
        Assert.Equal("邮件未送达，请处理", item.Title);
        Assert.Equal($"严明代表（gone@deputies.example），{await post.NumberAsync()}：对方服务器说没有这个邮箱。服务器拒收（550）：5.1.1 no such user", item.SentWords);
        Assert.Equal((new DateOnly(2024, 4, 12), "到达@2024-04-10+2wd"), (item.Due.On, item.Due.Rule));
        Assert.Equal(DeliveryItem.Outcomes, item.ReadOutcomes());
        Assert.Equal(0, await post.SendDueAsync(new ScriptedTransport()));
    }

    [Fact]
    public async Task The_office_is_given_the_deputy_s_telephone_where_one_is_registered()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        await post.QueueToAsync(new Deputy { Name = "严明", Phone = "00000017" });
        await post.SendDueAsync(ScriptedTransport.Answering(MailResult.Permanent("服务器拒收（550）")));
        Assert.StartsWith($"严明代表（yan@deputies.example），电话 00000017，{await post.NumberAsync()}：", Assert.Single(await post.ItemsAsync()).SentWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "没有登记邮箱地址")]
    [InlineData("  ", "没有登记邮箱地址")]
    [InlineData("严明", "不是有效的邮箱地址")]
    [InlineData("yan@", "不是有效的邮箱地址")]
    [InlineData("yan@deputies..example", "不是有效的邮箱地址")]
    [InlineData("a@b.example, c@d.example", "不是有效的邮箱地址")]
    [InlineData("yan@deputies.example\r\nBcc: x@y.example", "不是有效的邮箱地址")]
    public async Task An_unusable_address_is_parked_without_an_attempt(string address, string words)
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var id = (await post.QueueAsync(address)).Id;
        var transport = new ScriptedTransport();
        await post.SendDueAsync(transport);
        var row = await post.ReadAsync(id);
        Assert.Equal((MessageStatus.Parked, 0), (row.Status, row.Attempts));
        Assert.Contains(words, row.LastError, StringComparison.Ordinal);
        Assert.Contains(words, Assert.Single(await post.ItemsAsync()).SentWords, StringComparison.Ordinal);
        Assert.Empty(transport.Sent);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_fault_of_the_transport_loses_nothing(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var id = (await post.QueueAsync()).Id;
        await post.SendDueAsync(new ScriptedTransport(_ => throw new InvalidOperationException("a bug")));
        var row = await post.ReadAsync(id);
        Assert.Equal((MessageStatus.Queued, 1), (row.Status, row.Attempts));
        post.Time.Now = row.NextAttemptAt;
        await post.SendDueAsync(new ScriptedTransport());
        row = await post.ReadAsync(id);
        Assert.Equal((MessageStatus.Sent, 2, ""), (row.Status, row.Attempts, row.LastError));
        Assert.Equal(post.Time.GetUtcNow(), row.SentAt);
    }
}
