using System.Text;
using MimeKit;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>What a server offers is used, and what it does not offer is not presumed.</summary>
public sealed class SmtpOfferTests
{
    private static readonly OutgoingMail ToChineseName = SmtpSamples.Mail with { ToAddress = "严明@deputies.example" };

    [Fact]
    public async Task A_Chinese_name_in_an_address_goes_to_a_server_that_offers_SMTPUTF8()
    {
        await using var server = new SmtpServer(new SmtpScript { Utf8 = true });
        Assert.Equal(MailOutcome.Accepted, (await SendAsync(server, ToChineseName)).Outcome);
        var mail = Assert.Single(server.Received);
        Assert.Equal(["严明@deputies.example"], mail.To);
        Assert.Equal("严明@deputies.example", Read(mail).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task It_is_refused_in_plain_words_where_the_server_does_not_offer_it_and_given_to_the_office()
    {
        await using var server = new SmtpServer();
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var id = (await post.QueueAsync("严明@deputies.example")).Id;
        await post.SendDueAsync(SmtpSamples.Transport(server));
        var row = await post.ReadAsync(id);
        Assert.Equal(MessageStatus.Parked, row.Status);
        Assert.StartsWith("“严明@deputies.example”的名字部分不是英文字符", row.LastError, StringComparison.Ordinal);
        Assert.Contains("SMTPUTF8", Assert.Single(await post.ItemsAsync()).SentWords, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_real_server_with_SMTPUTF8_takes_it()
    {
        await using var server = await SmtpProcess.StartAsync();
        Assert.SkipWhen(server is null, SmtpProcess.Absent);
        var result = await new SmtpTransport(SmtpSamples.Options(server.Port)).SendAsync(ToChineseName, TestContext.Current.CancellationToken);
        Assert.Equal(MailOutcome.Accepted, result.Outcome);
        var mail = Assert.Single(await server.ReceivedAsync(1));
        Assert.Equal("严明@deputies.example", mail.GetProperty("recipients")[0].GetString());
        Assert.Equal("严明代表", mail.GetProperty("to")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(true, "yan@水务.example")]
    [InlineData(false, "yan@xn--zfrz80d.example")]
    public async Task A_Chinese_domain_has_an_ASCII_form_and_needs_no_offer(bool utf8, string recipient)
    {
        await using var server = new SmtpServer(new SmtpScript { Utf8 = utf8 });
        var mail = SmtpSamples.Mail with { ToAddress = "yan@水务.example", ReplyTo = "office@水务.example" };
        Assert.Equal(MailOutcome.Accepted, (await SendAsync(server, mail)).Outcome);
        var received = Assert.Single(server.Received);
        Assert.Equal([recipient], received.To);
        Assert.True(Ascii.IsValid(received.Data));
        Assert.Contains("yan@xn--zfrz80d.example", received.Data, StringComparison.Ordinal);
        Assert.Contains("office@xn--zfrz80d.example", received.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_address_with_a_Chinese_name_is_left_out_rather_than_failing_the_message()
    {
        await using var server = new SmtpServer();
        Assert.Equal(MailOutcome.Accepted, (await SendAsync(server, SmtpSamples.Mail with { ReplyTo = "水务局@water.example" })).Outcome);
        Assert.Empty(Read(Assert.Single(server.Received)).ReplyTo);
    }

    [Fact]
    public async Task A_message_beyond_the_servers_size_is_not_sent_at_all()
    {
        await using var server = new SmtpServer(new SmtpScript { Size = 20_480 });
        await using var connection = SmtpSamples.Transport(server).Open();
        var big = await connection.SendAsync(With(new byte[40_000]), TestContext.Current.CancellationToken);
        Assert.Equal(MailOutcome.Permanent, big.Outcome);
        Assert.Matches(@"^邮件有 5\d KB，超过邮件服务器的上限 20 KB，未发送。", big.Words);
        Assert.Empty(server.Received);
        Assert.Equal(MailOutcome.Accepted, (await connection.SendAsync(With(new byte[4_000]), TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Where_no_size_is_said_any_message_is_sent()
    {
        await using var server = new SmtpServer(new SmtpScript { Size = 0 });
        Assert.Equal(MailOutcome.Accepted, (await SendAsync(server, With(new byte[400_000]))).Outcome);
    }

    private static OutgoingMail With(byte[] file) => SmtpSamples.Mail with { Attachment = new MailAttachment("复函.pdf", "application/pdf", file) };

    private static Task<MailResult> SendAsync(SmtpServer server, OutgoingMail mail) =>
        SmtpSamples.Transport(server).SendAsync(mail, TestContext.Current.CancellationToken);

    private static MimeMessage Read(SmtpMail mail) => MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(mail.Data)));
}
