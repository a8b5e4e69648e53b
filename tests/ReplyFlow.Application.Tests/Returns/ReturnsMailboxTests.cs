using System.Globalization;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Returns;

/// <summary>The mailbox on a real IMAP server in a process of its own.</summary>
public sealed class ReturnsMailboxTests
{
    private const string Account = "returns";

    /// <summary>The six kinds, and where the letter stands after them.</summary>
    private static readonly (string Sample, DeliveryRung Rung)[] Kinds =
    [
        ("a report that it failed", DeliveryRung.AddressWrong), ("words that it failed", DeliveryRung.Returned),
        ("a report that it is late", DeliveryRung.Accepted), ("out of office", DeliveryRung.Accepted), ("a read receipt", DeliveryRung.Opened),
        ("an answer in words", DeliveryRung.Accepted),
    ];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Three_hundred_mails_shuffled_and_doubled_end_in_the_right_rung_for_each_recipient(DatabaseKind kind)
    {
        using var server = await StartAsync();
        await using var world = await ReturnsWorld.CreateAsync(kind, 25);
        // One main kind each, and late reports and automatic answers for everybody, which change nothing.
        var mails = Enumerable.Range(0, 25).SelectMany(i => Enumerable.Repeat(world.Mail(Kinds[i % 6].Sample, i), 4)
            .Concat(Enumerable.Repeat(world.Mail("a report that it is late", i), 4)).Concat(Enumerable.Repeat(world.Mail("out of office", i), 4))).ToArray();
        Assert.Equal(300, mails.Length);
        new Random(20261129).Shuffle(mails);
        await AppendAsync(server, mails);
        Assert.Equal(300, await ReadAsync(world, server));
        Assert.Equal(Enumerable.Range(0, 25).Select(i => Kinds[i % 6].Rung), await world.RungsAsync());
        var items = await world.ItemsAsync();
        Assert.Equal((9, 4, 13), (items.Count(t => t == "电话告知代表"), items.Count(t => t == "收件人来信，请处理"), items.Count));
        Assert.Equal((300, 300), await SeenAsync(server));
        Assert.Equal(0, await ReadAsync(world, server));
    }

    [Fact]
    public async Task Only_what_is_new_is_read_and_what_is_not_ours_stays_unread()
    {
        using var server = await StartAsync();
        await using var world = await ReturnsWorld.CreateAsync(DatabaseKind.Sqlite, 2);
        await AppendAsync(server, world.Mail("a read receipt", 0), "From: a@b.invalid\nSubject: 示例广告\n\nwords\n"u8.ToArray(),
            [.. "From: a@b.invalid\n\n"u8, .. Enumerable.Repeat((byte)'x', 3 << 20)]);
        Assert.Equal(1, await ReadAsync(world, server));
        Assert.Equal((1, 3), await SeenAsync(server));
        await AppendAsync(server, world.Mail("a read receipt", 1));
        Assert.Equal(1, await ReadAsync(world, server));
        Assert.Equal((2, 4), await SeenAsync(server));
        Assert.Equal([DeliveryRung.Opened, DeliveryRung.Opened], await world.RungsAsync());
    }

    [Fact]
    public async Task Another_mailbox_behind_the_same_name_is_read_anew_and_nothing_is_kept_twice()
    {
        using var server = await StartAsync();
        await using var world = await ReturnsWorld.CreateAsync(DatabaseKind.Sqlite, 2);
        await OnAsync(server, async client => await client.GetFolder(client.PersonalNamespaces[0]).CreateAsync("Back", true));
        await AppendAsync(server, "Back", world.Mail("a read receipt", 0));
        Assert.Equal(1, await ReadAsync(world, server, "Back"));
        await OnAsync(server, async client =>
        {
            await (await client.GetFolderAsync("Back")).DeleteAsync();
            // Its number is the second in which it was made.
            await Task.Delay(1_100);
            await client.GetFolder(client.PersonalNamespaces[0]).CreateAsync("Back", true);
        });
        await AppendAsync(server, "Back", world.Mail("a read receipt", 0), world.Mail("a read receipt", 1));
        Assert.Equal(2, await ReadAsync(world, server, "Back"));
        Assert.Equal(2, await world.EvidenceAsync());
    }

    [Fact]
    public async Task The_worker_is_told_of_new_mail_by_the_server_and_stops_when_asked()
    {
        using var server = await StartAsync();
        await using var world = await ReturnsWorld.CreateAsync(DatabaseKind.Sqlite, 1);
        // Polling every hour: only the server can tell it within this test.
        var process = Process(world, server, "INBOX", ("PollSeconds", "3600"));
        var worker = Assert.IsType<MailboxWorker>(Assert.Single(process.GetServices<IHostedService>()));
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await AppendAsync(server, world.Mail("a report that it is late", 0));
        await UntilAsync(async () => await world.EvidenceAsync() == 1);
        await AppendAsync(server, world.Mail("a read receipt", 0));
        await UntilAsync(async () => await world.EvidenceAsync() == 2);
        await UntilAsync(async () => (await world.StatesAsync(process))[0].State is not null);
        var (name, state) = Assert.Single(await world.StatesAsync(process));
        Assert.Equal(("收信邮箱", "", $"{Account}@127.0.0.1:{server.Port}/INBOX"), (name, state?.Problem, state?.Place));
        await worker.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(worker.ExecuteTask is { IsCompleted: true, IsFaulted: false });
    }

    [Fact]
    public async Task What_keeps_the_mailbox_from_being_read_is_written_down_for_the_administrator_without_the_password()
    {
        using var server = await StartAsync();
        await using var world = await ReturnsWorld.CreateAsync(DatabaseKind.Sqlite, 1);
        var process = Process(world, server, "INBOX", ("Password", "not-the-password"));
        Assert.Null(Assert.Single(await world.StatesAsync(process)).State);
        var worker = Assert.IsType<MailboxWorker>(Assert.Single(process.GetServices<IHostedService>()));
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await UntilAsync(async () => (await world.StatesAsync(process))[0].State is not null);
        await worker.StopAsync(TestContext.Current.CancellationToken);
        var problem = (await world.StatesAsync(process))[0].State!.Problem;
        Assert.StartsWith("登录邮件服务器失败", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", problem, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var until = DateTime.UtcNow.AddSeconds(60); !await isSo(); await Task.Delay(50))
            Assert.True(DateTime.UtcNow < until, "waited in vain");
    }

    private static async Task<DovecotProcess> StartAsync()
    {
        Assert.SkipUnless(DovecotProcess.IsHere, "dovecot-imapd is not here.");
        return await DovecotProcess.StartAsync();
    }

    private static ServiceProvider Process(ReturnsWorld world, DovecotProcess server, string mailbox, params (string, string)[] more) => world.Process(
    [
        ("Host", "127.0.0.1"), ("Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("Tls", "None"), ("UserName", Account),
        ("Mailbox", mailbox), .. more.Any(m => m.Item1 == "Password") ? [] : new[] { ("Password", DovecotProcess.Password) }, .. more,
    ]);

    private static Task<int> ReadAsync(ReturnsWorld world, DovecotProcess server, string mailbox = "INBOX") =>
        Process(world, server, mailbox).GetRequiredService<ReturnsMailbox>().ReadAsync(stay: false, TestContext.Current.CancellationToken);

    private static Task AppendAsync(DovecotProcess server, params byte[][] mails) => AppendAsync(server, "INBOX", mails);

    private static Task AppendAsync(DovecotProcess server, string mailbox, params byte[][] mails) => OnAsync(server, async client =>
    {
        var folder = await client.GetFolderAsync(mailbox);
        foreach (var mail in mails)
            await folder.AppendAsync(FormatOptions.Default, await MimeMessage.LoadAsync(new MemoryStream(mail)));
    });

    /// <summary>How many are marked as read, of how many.</summary>
    private static async Task<(int Seen, int All)> SeenAsync(DovecotProcess server)
    {
        var counts = (0, 0);
        await OnAsync(server, async client =>
        {
            await client.Inbox.OpenAsync(FolderAccess.ReadOnly);
            counts = ((await client.Inbox.SearchAsync(SearchQuery.Seen)).Count, client.Inbox.Count);
        });
        return counts;
    }

    private static async Task OnAsync(DovecotProcess server, Func<ImapClient, Task> act)
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", server.Port, MailKit.Security.SecureSocketOptions.None);
        await client.AuthenticateAsync(Account, DovecotProcess.Password);
        await act(client);
        await client.DisconnectAsync(quit: true);
    }
}
