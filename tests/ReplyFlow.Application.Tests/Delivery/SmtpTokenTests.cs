using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>Logging in with a token that a program gives.</summary>
public sealed class SmtpTokenTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-token-");

    /// <summary>Prints token, and how often it has been asked.</summary>
    private string Command => Script($"echo asked >> '{Place("calls")}'; cat '{Place("token")}'");

    private int Asked => File.Exists(Place("calls")) ? File.ReadAllLines(Place("calls")).Length : 0;

    [Theory]
    [InlineData("PLAIN XOAUTH2")]
    [InlineData("OAUTHBEARER")]
    public async Task It_logs_in_with_the_programs_token(string offered)
    {
        await using var server = new SmtpServer(new SmtpScript { Auth = offered, Account = ("office@water.example", "token-1") });
        Offer("token-1");
        Assert.Equal(MailOutcome.Accepted, (await SmtpSamples.SendAsync(server, With(Command))).Outcome);
        Assert.Equal("office@water.example", Assert.Single(server.Received).User);
    }

    [Fact]
    public async Task A_real_server_takes_the_token()
    {
        await using var server = await SmtpProcess.StartAsync("--user", "office@water.example", "--token", "token-1");
        Assert.SkipWhen(server is null, SmtpProcess.Absent);
        Offer("token-1");
        var options = SmtpSamples.Options(server.Port);
        With(Command)(options);
        Assert.Equal(MailOutcome.Accepted, (await new SmtpTransport(options).SendAsync(SmtpSamples.Mail, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal("office@water.example", Assert.Single(await server.ReceivedAsync(1)).GetProperty("user").GetString());
    }

    [Fact]
    public async Task The_program_is_asked_once_for_all_connections_and_again_when_the_token_has_run_out()
    {
        var script = new SmtpScript { Auth = "XOAUTH2", Account = ("office@water.example", "token-1") };
        await using var server = new SmtpServer(script);
        Offer("token-1");
        var transport = SmtpSamples.Transport(server, With(Command));
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => transport.SendAsync(SmtpSamples.Mail, TestContext.Current.CancellationToken)));
        Assert.All(results, r => Assert.Equal(MailOutcome.Accepted, r.Outcome));
        Assert.Equal(1, Asked);
        script.Account = ("office@water.example", "token-2");
        Offer("token-2");
        Assert.Equal(MailOutcome.Accepted, (await transport.SendAsync(SmtpSamples.Mail, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(2, Asked);
        Assert.Equal(5, server.Received.Count);
    }

    [Fact]
    public async Task A_new_token_that_is_refused_is_temporary_in_the_servers_words_and_asked_for_again_the_next_time()
    {
        await using var server = new SmtpServer(new SmtpScript { Auth = "XOAUTH2", Account = ("office@water.example", "token-1") });
        Offer("wrong");
        var transport = SmtpSamples.Transport(server, With(Command));
        var refused = await transport.SendAsync(SmtpSamples.Mail, TestContext.Current.CancellationToken);
        Assert.Equal(MailOutcome.Temporary, refused.Outcome);
        Assert.Contains("wrong name or password", refused.Words, StringComparison.Ordinal);
        Assert.Equal(1, Asked);
        Offer("token-1");
        Assert.Equal(MailOutcome.Accepted, (await transport.SendAsync(SmtpSamples.Mail, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(2, Asked);
    }

    [Theory]
    [InlineData("echo the vault is sealed >&2; exit 3", "退出码 3：the vault is sealed")]
    [InlineData("exit 0", "没有输出令牌")]
    [InlineData("sleep 600", "没有在限定时间内结束")]
    public async Task A_program_that_gives_no_token_is_named_and_tried_again_later(string script, string words)
    {
        await using var server = new SmtpServer(new SmtpScript { Auth = "XOAUTH2" });
        var result = await SmtpSamples.SendAsync(server, o =>
        {
            With(Script(script))(o);
            o.TimeoutSeconds = 2;
        });
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.StartsWith("取登录令牌的程序（Mail:TokenCommand）没有成功", result.Words, StringComparison.Ordinal);
        Assert.Contains(words, result.Words, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_said_so()
    {
        await using var server = new SmtpServer(new SmtpScript { Auth = "XOAUTH2" });
        var result = await SmtpSamples.SendAsync(server, With(Place("absent")));
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
        Assert.Contains("Mail:TokenCommand", result.Words, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Action<MailOptions> With(string command) => o => (o.UserName, o.TokenCommand) = ("office@water.example", command);

    private void Offer(string token) => File.WriteAllText(Place("token"), token + "\n");

    private string Script(string text)
    {
        File.WriteAllText(Place("with blank.sh"), text + "\n");
        return $"/bin/sh \"{Place("with blank.sh")}\"";
    }

    private string Place(string name) => Path.Combine(_folder.FullName, name);
}
