using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>Several messages over one connection.</summary>
public sealed class SmtpRoundTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_round_opens_no_more_connections_than_it_has_lanes_and_leaves_none_open(DatabaseKind kind)
    {
        const int count = 24;
        await using var server = new SmtpServer();
        await using var post = await Post.OpenAsync(kind);
        await using (var db = post.Address.Open())
        {
            db.AddRange(Enumerable.Range(1, count).Select(i => post.NewMessage($"d{i}@deputies.example")));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(count, await post.SendDueAsync(SmtpSamples.Transport(server)));
        Assert.Equal(count, server.Received.Select(m => m.MessageId).Distinct().Count());
        Assert.InRange(server.Connections, 1, new OutboxOptions().Lanes);
        for (var until = DateTime.UtcNow.AddSeconds(20); server.Open > 0; await Task.Delay(5, TestContext.Current.CancellationToken))
            Assert.True(DateTime.UtcNow < until, "connections stay open");
        await using var after = post.Address.Open();
        Assert.Equal(count, await after.Outbox.CountAsync(m => m.Status == MessageStatus.Sent && m.Attempts == 1, TestContext.Current.CancellationToken));
        var sent = await after.Audit.Where(a => a.Kind == "MessageSent").ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(sent, a => Assert.EndsWith("服务器已接收（250）：2.0.0 queued", FactWithWords.Tell(a), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_real_server_gets_a_round_over_few_connections()
    {
        await using var server = await SmtpProcess.StartAsync();
        Assert.SkipWhen(server is null, SmtpProcess.Absent);
        await using var connection = new SmtpTransport(SmtpSamples.Options(server.Port)).Open();
        foreach (var to in new[] { "yan@deputies.example", "gone@deputies.example", "full@deputies.example", "mei@deputies.example" })
            await connection.SendAsync(SmtpSamples.Mail with { ToAddress = to }, TestContext.Current.CancellationToken);
        var mails = await server.ReceivedAsync(2);
        Assert.Single(mails.Select(m => m.GetProperty("connection").GetString()).Distinct());
    }

    [Fact]
    public async Task A_connection_the_server_closed_between_two_messages_is_replaced()
    {
        await using var server = new SmtpServer(new SmtpScript { MessagesPerConnection = 1 });
        await SendAllAsync(server, 3, MailOutcome.Accepted);
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task A_server_that_wants_a_new_connection_after_some_messages_gets_one_at_once()
    {
        var script = new SmtpScript { Instead = (verb, taken) => verb == "MAIL" && taken == 2 ? "421 4.7.0 too many messages" : null };
        await using var server = new SmtpServer(script);
        await SendAllAsync(server, 5, MailOutcome.Accepted);
        Assert.Equal(3, server.Connections);
        Assert.Equal(5, server.Received.Count);
    }

    [Fact]
    public async Task A_421_over_a_new_connection_is_tried_again_later()
    {
        await using var server = new SmtpServer(new SmtpScript { Instead = (verb, _) => verb == "MAIL" ? "421 4.7.0 come back later" : null });
        await SendAllAsync(server, 2, MailOutcome.Temporary);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_refused_message_costs_the_next_one_nothing()
    {
        await using var server = new SmtpServer(new SmtpScript
        {
            Recipient = to => to.StartsWith("gone", StringComparison.Ordinal) ? "550 5.1.1 no such user" : "250 2.1.5 ok",
            Data = mail => mail.To[0].StartsWith("spam", StringComparison.Ordinal) ? "554 5.7.1 refused" : "250 2.0.0 queued",
        });
        await using var connection = SmtpSamples.Transport(server).Open();
        var outcomes = new List<MailOutcome>();
        foreach (var to in new[] { "gone@deputies.example", "spam@deputies.example", "yan@deputies.example" })
            outcomes.Add((await connection.SendAsync(SmtpSamples.Mail with { ToAddress = to }, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal([MailOutcome.Permanent, MailOutcome.Permanent, MailOutcome.Accepted], outcomes);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_server_that_falls_silent_at_the_goodbye_does_not_undo_what_it_accepted()
    {
        await using var server = new SmtpServer(new SmtpScript { Instead = (verb, _) => verb == "QUIT" ? SmtpScript.HangUp : null });
        Assert.Equal(MailOutcome.Accepted, (await SmtpSamples.SendAsync(server)).Outcome);
    }

    private static async Task SendAllAsync(SmtpServer server, int count, MailOutcome expected)
    {
        await using var connection = SmtpSamples.Transport(server).Open();
        for (var i = 0; i < count; i++)
        {
            var mail = SmtpSamples.Mail with { MessageId = $"{i}@water.example" };
            Assert.Equal(expected, (await connection.SendAsync(mail, TestContext.Current.CancellationToken)).Outcome);
        }
    }
}
