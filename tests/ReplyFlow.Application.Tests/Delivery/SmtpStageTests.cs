using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>A server that refuses, talks nonsense, falls silent or goes away, at each point of the conversation.</summary>
[Trait("Length", "Long")]
public sealed class SmtpStageTests
{
    [Theory]
    [InlineData("GREETING", "421 4.3.2 closing for today", MailOutcome.Temporary)]
    [InlineData("GREETING", "554 5.3.2 no service for you", MailOutcome.Temporary)]
    [InlineData("MAIL", "451 4.3.0 try later", MailOutcome.Temporary)]
    [InlineData("MAIL", "550 5.7.1 sender not welcome", MailOutcome.Permanent)]
    [InlineData("RCPT", "450 4.2.1 mailbox busy", MailOutcome.Temporary)]
    [InlineData("RCPT", "553 5.1.3 mailbox unknown", MailOutcome.Permanent)]
    [InlineData("DATA", "451 4.3.0 no room for data", MailOutcome.Temporary)]
    [InlineData("DATA", "554 5.5.1 no valid recipients", MailOutcome.Permanent)]
    public async Task A_refusal_is_told_by_its_code_and_kept_in_the_servers_words(string verb, string reply, MailOutcome outcome)
    {
        await using var server = new SmtpServer(new SmtpScript { Instead = (v, _) => v == verb ? reply : null });
        var result = await SmtpSamples.SendAsync(server);
        Assert.Equal(outcome, result.Outcome);
        Assert.Contains($"（{reply[..3]}）", result.Words, StringComparison.Ordinal);
        Assert.Contains(reply[4..], result.Words, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_refused_recipient_is_told_also_where_the_server_hangs_up_after_it()
    {
        await using var server = new SmtpServer(new SmtpScript
        {
            Instead = (v, _) => v switch { "RCPT" => "550 5.1.1 no such user", "RSET" => SmtpScript.HangUp, _ => null },
        });
        var result = await SmtpSamples.SendAsync(server);
        Assert.Equal((MailOutcome.Permanent, "服务器拒收（550）：5.1.1 no such user"), (result.Outcome, result.Words));
    }

    /// <summary>What 163 and QQ say where Mail:From is not the account that logged in: no address of the recipient's will help.</summary>
    [Theory]
    [InlineData("553 Mail from must equal authorized user", true)]
    [InlineData("501 mail from address must be same as authorization user", true)]
    [InlineData("552 5.3.4 message too big", false)]
    public async Task A_refused_sender_is_told_as_a_fault_of_the_settings(string reply, bool settings)
    {
        await using var server = new SmtpServer(new SmtpScript { Instead = (v, _) => v == "MAIL" ? reply : null });
        var words = (await SmtpSamples.SendAsync(server)).Words;
        Assert.Equal(settings, words.Contains("Mail:From", StringComparison.Ordinal));
        Assert.Contains(reply[4..], words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GREETING")]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    public async Task Nonsense_silence_and_a_lost_connection_are_temporary_at_every_point(string verb)
    {
        foreach (var nonsense in new[] { "what do you want?", "", "250", "\u0001\u0002\u00ff", "999 ok" })
        {
            await using var server = new SmtpServer(new SmtpScript { Instead = (v, _) => v == verb ? nonsense : null });
            var result = await SmtpSamples.SendAsync(server, o => o.TimeoutSeconds = nonsense.Length == 0 ? 1 : 5);
            if (verb is "EHLO" or "MAIL" or "RCPT" && nonsense == "250")
                Assert.Equal(MailOutcome.Accepted, result.Outcome);
            else
                Assert.Equal((nonsense, MailOutcome.Temporary, 0), (nonsense, result.Outcome, server.Received.Count));
        }
        await using var gone = new SmtpServer(new SmtpScript { Instead = (v, _) => v == verb ? SmtpScript.HangUp : null });
        var lost = await SmtpSamples.SendAsync(gone);
        Assert.Equal(MailOutcome.Temporary, lost.Outcome);
        Assert.StartsWith("与邮件服务器的连接中断", lost.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_lost_amid_the_data_is_temporary()
    {
        await using var server = new SmtpServer(new SmtpScript { DataLines = 3 });
        var mail = SmtpSamples.Mail with { Attachment = new MailAttachment("复函.pdf", "application/pdf", new byte[2_000_000]) };
        var result = await SmtpSamples.Transport(server).SendAsync(mail, TestContext.Current.CancellationToken);
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.StartsWith("与邮件服务器的连接中断", result.Words, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Whatever_a_server_says_can_be_written_down(DatabaseKind kind)
    {
        await using var server = new SmtpServer(new SmtpScript { Recipient = _ => "550-first\r\n550 second \0\u0007\u001b[31m" + new string('x', 5_000) });
        await using var post = await Post.OpenAsync(kind);
        var id = (await post.QueueAsync()).Id;
        await post.SendDueAsync(SmtpSamples.Transport(server));
        var row = await post.ReadAsync(id);
        Assert.Equal(MessageStatus.Parked, row.Status);
        Assert.Contains("first second", row.LastError, StringComparison.Ordinal);
        Assert.InRange(row.LastError.Length, 500, 1_000);
        Assert.DoesNotContain(row.LastError, char.IsControl);
    }

    [Fact]
    public async Task Asked_to_stop_it_stops_waiting_for_a_silent_server()
    {
        await using var server = new SmtpServer(new SmtpScript { Instead = (v, _) => v == "MAIL" ? "" : null });
        using var stop = new CancellationTokenSource();
        var sending = SmtpSamples.Transport(server).SendAsync(SmtpSamples.Mail, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }
}
