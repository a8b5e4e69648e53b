using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Tests.Delivery;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Returns;

/// <summary>A deputy who answers the mail quotes the link in it, and a server that refuses it may name it: nobody reads it there.</summary>
public sealed class QuotedLinkTests
{
    private const string Deputy = "shili@deputies.invalid";

    private static readonly string Token = DeputyLink.NewToken();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Guid Message { get; } = Guid.CreateVersion7();

    public static TheoryData<string> Answers() =>
    [
        $"Content-Type: text/plain; charset=utf-8\n\n收到，谢谢。\n\n> 打开下面的网址：\n> http://bureau.invalid/d/{Token}\n> 再见\n",
        $"Content-Type: text/html; charset=utf-8\n\n<p>收到</p><blockquote><a href=\"http://bureau.invalid/d/{Token}\">http://bureau.invalid/d/<wbr>{Token}</a></blockquote>\n",
        $"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n> http:=2F=2Fbureau.invalid=2Fd=2F{Token[..30]}=\n{Token[30..]}\n",
        $"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Encoding.UTF8.GetBytes($"> http://bureau.invalid/d/{Token}"))}\n",
        $"Content-Type: text/plain; charset=utf-8\n\n> http://bureau.invalid/d/{Token[..22]}\n> {Token[22..]}\n",
        $"Content-Type: text/plain; charset=utf-8\n\n原邮件：\n\n{Convert.ToBase64String(Encoding.UTF8.GetBytes($"打开下面的网址打开下面的网址：http://bureau.invalid/d/{Token}"))}\n",
    ];

    [Theory, MemberData(nameof(Answers))]
    public void It_is_not_read(string rest)
    {
        var mail = ReturnReader.Read(Encoding.UTF8.GetBytes(
            $"From: {Deputy}\nSubject: Re: http://bureau.invalid/d/{Token}\nIn-Reply-To: <{Message:N}@water.invalid>\n{rest}"))!;
        Assert.Equal((EvidenceKind.Answered, Message), (mail.Kind, Assert.Single(mail.About)));
        Assert.DoesNotContain(Token[..12], mail.Words);
        Assert.DoesNotContain(Token[^12..], mail.Words);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Token[..30])), mail.Words);
    }

    [Fact]
    public async Task What_a_server_says_of_it_is_kept_without()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var id = (await post.QueueAsync()).Id;
        await post.SendDueAsync(ScriptedTransport.Answering(MailResult.Permanent($"554 5.7.1 listed URL http://bureau.invalid/d/{Token}")));
        var row = await post.ReadAsync(id);
        Assert.Contains("listed URL http://bureau.invalid/d/（个人网址略）", row.LastError);
        await using var db = post.Address.Open();
        Assert.All(await db.Audit.ToListAsync(Ct), e => Assert.DoesNotContain(Token, e.Data));
        Assert.All(await post.ItemsAsync(), i => Assert.DoesNotContain(Token, i.SentWords));
    }

    [Fact]
    public async Task No_line_of_the_log_names_it()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        using var kept = new KeptLines();
        var said = $"554 5.7.1 listed URL http://bureau.invalid/d/{Token}";
        foreach (var transport in new[] { new ScriptedTransport(_ => throw new InvalidOperationException(said)), ScriptedTransport.Answering(MailResult.Permanent(said)) })
        {
            var process = post.Process(transport);
            process.GetRequiredService<ILoggerFactory>().AddProvider(kept);
            var message = await post.QueueAsync();
            await process.GetRequiredService<OutboxDispatcher>().RunAsync(Ct);
            using var answer = new MemoryStream(Encoding.UTF8.GetBytes($"From: {Deputy}\nIn-Reply-To: <{message.Id:N}@water.invalid>\n\n> http://bureau.invalid/d/{Token}\n"));
            Assert.True(await ActivatorUtilities.CreateInstance<ReturnIntake>(process).TakeAsync(answer, "test", Ct));
        }
        Assert.Contains(kept.Lines, l => l.Contains("listed URL", StringComparison.Ordinal));
        Assert.All(kept.Lines, l => Assert.DoesNotContain(Token, l));
    }

    [Fact]
    public async Task A_link_that_an_earlier_program_kept_in_the_open_ends_and_the_letter_goes_out_with_another()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await using var db = world.Open();
        var row = await db.Outbox.SingleAsync(m => m.CaseId == id && m.RecipientKind == RecipientKind.Deputy && m.LetterId != null, Ct);
        var token = await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(row, _ => "", default));
        await db.Entry(row).ReloadAsync(Ct);
        row.Accept(world.Clock.Now);
        db.Add(new DeliveryEvidence
        {
            MessageId = row.Id,
            CaseId = id,
            Kind = EvidenceKind.Answered,
            At = world.Clock.Now,
            Words = $"收到\n> http://bureau.invalid/d/{token}",
            Key = "earlier",
        });
        await db.SaveChangesAsync(Ct);
        Assert.Equal(1, await world.InScope(s => ActivatorUtilities.CreateInstance<EndExposedLinks>(s).RunAsync(Ct)));
        Assert.NotNull((await db.PersonalLinks.AsNoTracking().SingleAsync(Ct)).RevokedAt);
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.LetterId == row.LetterId && m.DeputyId == row.DeputyId && m.Status == MessageStatus.Queued, Ct));
        Assert.Equal(0, await world.InScope(s => ActivatorUtilities.CreateInstance<EndExposedLinks>(s).RunAsync(Ct)));
        Assert.DoesNotContain(await world.Verify(), f => f.Message.Contains("个人链接", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_two_processes_that_start_at_once_one_ends_the_link_to_a_notice_that_was_kept_in_the_open(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await using var db = world.Open();
        var like = await db.Cases.Where(c => c.Id == id).Select(c => new { c.LeadBureauId, c.Suggestion!.Deputies.First().DeputyId }).SingleAsync(Ct);
        var notice = new Notice { Kind = NoticeKind.Assigned, CaseId = id, BureauId = like.LeadBureauId!.Value, Title = "承办告知", LetterJson = "{}", Template = "", Sha256 = "" };
        var row = new OutboxMessage
        {
            CaseId = id,
            BureauId = notice.BureauId,
            NoticeId = notice.Id,
            RecipientKind = RecipientKind.Deputy,
            DeputyId = like.DeputyId,
            RecipientName = "示例代表",
            Address = Deputy,
            Subject = notice.Title,
            Body = "",
        };
        db.AddRange(notice, row);
        await db.SaveChangesAsync(Ct);
        var token = await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(row, _ => "", default));
        await db.Entry(row).ReloadAsync(Ct);
        row.Accept(world.Clock.Now);
        db.Add(new DeliveryEvidence { MessageId = row.Id, CaseId = id, Kind = EvidenceKind.Answered, At = world.Clock.Now, Words = $"> http://bureau.invalid/d/{token}", Key = "earlier" });
        await db.SaveChangesAsync(Ct);
        // What the programs before said that ended links to letters alone.
        db.Settings.Add(new() { Name = "exposed-links-ended", Value = "true" });
        await db.SaveChangesAsync(Ct);
        var ended = await Task.WhenAll(EndAsync(), EndAsync());
        Assert.Equal([0, 1], ended.Order());
        Assert.NotNull((await db.NoticeLinks.AsNoTracking().SingleAsync(Ct)).RevokedAt);
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.NoticeId == notice.Id && m.Status == MessageStatus.Queued, Ct));

        Task<int> EndAsync() => world.InScope(s => ActivatorUtilities.CreateInstance<EndExposedLinks>(s).RunAsync(Ct));
    }

    [Theory]
    [InlineData("office@bureau.invalid", Deputy, false)]
    [InlineData(Deputy, "office@bureau.invalid", false)]
    [InlineData(Deputy, Deputy, true)]
    public async Task A_read_receipt_counts_from_its_recipient_alone(string from, string about, bool counts)
    {
        await using var world = await ReturnsWorld.CreateAsync(DatabaseKind.Sqlite, 1);
        var mail = Encoding.UTF8.GetString(world.Mail("a read receipt", 0)).Replace($"From: {world.Messages[0].Address}", $"From: {Own(from, world)}", StringComparison.Ordinal)
            .Replace($"rfc822; {world.Messages[0].Address}", $"rfc822; {Own(about, world)}", StringComparison.Ordinal);
        await TakeAsync(world, mail);
        Assert.Equal([counts ? DeliveryRung.Opened : DeliveryRung.Accepted], await world.RungsAsync());
        Assert.Equal(1, await world.EvidenceAsync());
    }

    [Fact]
    public async Task A_bounce_about_another_address_moves_no_rung_and_still_asks_the_office_to_telephone()
    {
        await using var world = await ReturnsWorld.CreateAsync(DatabaseKind.Sqlite, 1);
        var mail = Encoding.UTF8.GetString(world.Mail("a report that it failed", 0))
            .Replace(world.Messages[0].Address, "office@bureau.invalid", StringComparison.Ordinal);
        await TakeAsync(world, mail);
        Assert.Equal([DeliveryRung.Accepted], await world.RungsAsync());
        Assert.Equal(["电话告知代表"], await world.ItemsAsync());
    }

    private sealed class KeptLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }

    private static string Own(string address, ReturnsWorld world) => address == Deputy ? world.Messages[0].Address : address;

    private static async Task TakeAsync(ReturnsWorld world, string mail)
    {
        var process = world.Process();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(mail));
        Assert.True(await ActivatorUtilities.CreateInstance<ReturnIntake>(process).TakeAsync(stream, "test", Ct));
    }
}
