using System.Text.Json;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>The outbox against a real SMTP server in a process of its own.</summary>
public sealed class SmtpProcessTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_letter_arrives_whole_under_its_Chinese_name(DatabaseKind kind)
    {
        await using var server = await StartAsync();
        await using var post = await Post.OpenAsync(kind);
        var message = await post.QueueAsync();
        await post.SendDueAsync(Transport(server));
        var row = await post.ReadAsync(message.Id);
        Assert.Equal((MessageStatus.Sent, 1, ""), (row.Status, row.Attempts, row.LastError));
        var mail = Assert.Single(await server.ReceivedAsync(1));
        Assert.Equal($"<{message.MessageIdAt(Post.Domain)}>", mail.GetProperty("messageId").GetString());
        Assert.Equal(message.Subject, mail.GetProperty("subject").GetString());
        Assert.Equal(message.Body.TrimEnd(), mail.GetProperty("text").GetString()!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal(("临川市水务局", "office@water.example"), Mailbox(mail.GetProperty("from")));
        Assert.Equal(("严明代表", "yan@deputies.example"), Mailbox(mail.GetProperty("to")[0]));
        var attachment = Assert.Single(mail.GetProperty("attachments").EnumerateArray());
        Assert.Equal(message.AttachmentName, attachment.GetProperty("name").GetString());
        Assert.Equal("application/pdf", attachment.GetProperty("type").GetString());
        Assert.Equal(post.Letter.Sha256, attachment.GetProperty("sha256").GetString());
    }

    [Theory]
    [InlineData("busy@deputies.example", "450", "4.2.1 mailbox busy")]
    [InlineData("full@deputies.example", "452", "4.3.1 out of storage")]
    public async Task A_4xx_reply_is_tried_again_later(string address, string code, string words)
    {
        await using var server = await StartAsync();
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var id = (await post.QueueAsync(address)).Id;
        await post.SendDueAsync(Transport(server));
        var row = await post.ReadAsync(id);
        Assert.Equal((MessageStatus.Queued, 1), (row.Status, row.Attempts));
        Assert.True(row.NextAttemptAt > post.Time.GetUtcNow());
        Assert.Contains(code, row.LastError, StringComparison.Ordinal);
        Assert.Contains(words, row.LastError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone@deputies.example", "550", "5.1.1 no such user")]
    [InlineData("spam@deputies.example", "554", "5.7.1 refused by policy")]
    public async Task A_5xx_reply_is_parked_with_the_servers_words(string address, string code, string words)
    {
        await using var server = await StartAsync();
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        await post.QueueAsync(address);
        await post.SendDueAsync(Transport(server));
        var item = Assert.Single(await post.ItemsAsync());
        Assert.Contains(code, item.SentWords, StringComparison.Ordinal);
        Assert.Contains(words, item.SentWords, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_connection_lost_after_the_data_leads_to_a_second_sending_with_the_same_Message_ID(DatabaseKind kind)
    {
        await using var server = await StartAsync();
        await using var post = await Post.OpenAsync(kind);
        var message = await post.QueueAsync("drop-once@deputies.example");
        await post.SendDueAsync(Transport(server));
        var row = await post.ReadAsync(message.Id);
        Assert.Equal((MessageStatus.Queued, 1), (row.Status, row.Attempts));
        Assert.Contains("连接中断", row.LastError, StringComparison.Ordinal);
        post.Time.Now = row.NextAttemptAt;
        await post.SendDueAsync(Transport(server));
        Assert.Equal(MessageStatus.Sent, (await post.ReadAsync(message.Id)).Status);
        var mails = await server.ReceivedAsync(2);
        Assert.All(mails, m => Assert.Equal($"<{message.MessageIdAt(Post.Domain)}>", m.GetProperty("messageId").GetString()));
        Assert.Equal(2, mails.Count);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_given_up_and_tried_again_later()
    {
        await using var server = await StartAsync("--slow", "60000");
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var id = (await post.QueueAsync("slow@deputies.example")).Id;
        await post.SendDueAsync(Transport(server, o => o.TimeoutSeconds = 1));
        var row = await post.ReadAsync(id);
        Assert.Equal((MessageStatus.Queued, 1), (row.Status, row.Attempts));
        Assert.Equal("邮件服务器在 1 秒内没有应答", row.LastError);
    }

    [Fact]
    public async Task A_server_that_is_slow_within_the_limit_is_waited_for()
    {
        await using var server = await StartAsync("--slow", "300");
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var id = (await post.QueueAsync("slow@deputies.example")).Id;
        await post.SendDueAsync(Transport(server, o => o.TimeoutSeconds = 60));
        Assert.Equal(MessageStatus.Sent, (await post.ReadAsync(id)).Status);
    }

    [Fact]
    public async Task It_logs_in_and_a_wrong_password_is_our_trouble_not_the_messages()
    {
        await using var server = await StartAsync("--user", "office", "--password", "p@ss 密");
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var id = (await post.QueueAsync()).Id;
        await post.SendDueAsync(Transport(server, o => (o.UserName, o.Password) = ("office", "wrong")));
        var row = await post.ReadAsync(id);
        Assert.Equal(MessageStatus.Queued, row.Status);
        Assert.Contains("登录", row.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong\"", row.LastError, StringComparison.Ordinal);
        post.Time.Now = row.NextAttemptAt;
        await post.SendDueAsync(Transport(server, o => (o.UserName, o.Password) = ("office", "p@ss 密")));
        Assert.Equal(MessageStatus.Sent, (await post.ReadAsync(id)).Status);
        Assert.Equal("office", Assert.Single(await server.ReceivedAsync(1)).GetProperty("user").GetString());
    }

    [Fact]
    public async Task The_test_message_shows_the_servers_answer()
    {
        await using var server = await StartAsync();
        var test = new TestMessage(Transport(server), Options(server), TimeProvider.System);
        Assert.Equal(MailOutcome.Accepted, (await test.SendAsync("admin@water.example", "唐宁", TestContext.Current.CancellationToken)).Outcome);
        var refused = await test.SendAsync("gone@water.example", "唐宁", TestContext.Current.CancellationToken);
        Assert.Equal(new MailResult(MailOutcome.Permanent, "服务器拒收（550）：5.1.1 no such user"), refused);
        Assert.Contains("唐宁", Assert.Single(await server.ReceivedAsync(1)).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private static async Task<SmtpProcess> StartAsync(params string[] arguments)
    {
        var server = await SmtpProcess.StartAsync(arguments);
        Assert.SkipWhen(server is null, SmtpProcess.Absent);
        return server!;
    }

    private static SmtpTransport Transport(SmtpProcess server, Action<MailOptions>? change = null)
    {
        return new SmtpTransport(Options(server, change));
    }

    private static MailOptions Options(SmtpProcess server, Action<MailOptions>? change = null)
    {
        var options = new MailOptions { Transport = "smtp", Host = "127.0.0.1", Port = server.Port, From = "office@water.example", TimeoutSeconds = 30 };
        change?.Invoke(options);
        return options;
    }

    private static (string?, string?) Mailbox(JsonElement e) => (e.GetProperty("name").GetString(), e.GetProperty("address").GetString());
}
