using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Deadlines;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems.Accept;
using ReplyFlow.Application.WorkItems.Interim;
using ReplyFlow.Application.WorkItems.TakeBack;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>What deputies are told beside the reply goes the way of the letter: mail, link and ladder for each of them.</summary>
public sealed class NoticeTests
{
    private const string Progress = "已完成现场勘察。\n下一步编制方案。";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_interim_answer_goes_to_every_deputy_once_a_leader_has_approved_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await CaseAsync(world);
        await Write(world, id);
        await using var db = world.Open();
        Assert.Empty(await db.Notices.ToListAsync());
        Assert.Equal(["draft", "interim"], await world.OpenSteps(id));
        var due = (await db.WorkItems.SingleAsync(w => w.Step == "interim")).Due;
        Assert.EndsWith("+2wd", due.Rule);
        await world.Decide(id, "leader", "interim", "Approve");

        Assert.Equal(["draft"], await world.OpenSteps(id));
        var notice = await db.Notices.AsNoTracking().SingleAsync();
        Assert.Equal((NoticeKind.Interim, "关于市第十七届人大三次会议第0390号建议办理进展的函"), (notice.Kind, notice.Title));
        Assert.Contains("已完成现场勘察。\\n下一步编制方案。", notice.LetterJson);
        Assert.True(LetterCheck.IsIntact(notice.Pdf!, notice.Sha256));
        var messages = await db.Outbox.AsNoTracking().Where(m => m.NoticeId == notice.Id).ToListAsync();
        Assert.Equal(["池示例代表", "祝示例代表"], messages.Select(m => m.RecipientName).Order());
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task One_that_is_returned_goes_to_nobody_and_its_writers_are_told_why()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await CaseAsync(world);
        await Write(world, id);
        Assert.Contains("等待审批", (await Assert.ThrowsAsync<InvalidInputException>(() => Write(world, id))).Message);
        await using var db = world.Open();
        await db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, "anybody@staff.invalid"));
        await world.Decide(id, "leader", "interim", "Return", comment: "时间要写准。");
        Assert.Empty(await db.Notices.ToListAsync());
        var told = await db.Outbox.Where(m => m.RecipientKind == RecipientKind.Staff && m.Subject.Contains("阶段性答复被退回")).Select(m => m.Body).ToListAsync();
        Assert.NotEmpty(told);
        Assert.All(told, b => Assert.DoesNotContain("时间要写准。", b));
        Assert.Contains(await world.HistoryAsync("drafter", id), h => h.Contains("时间要写准。"));
        await Write(world, id);
    }

    [Fact]
    public async Task Nobody_but_the_office_and_the_drafter_writes_one_and_after_the_reply_none_goes_out()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await CaseAsync(world);
        foreach (var other in new[] { "head", "leader", "signatory" })
            await Assert.ThrowsAsync<NotAllowedException>(() => Write(world, id, other));
        foreach (var outside in new[] { "dispatcher", "liaison" })
            await Assert.ThrowsAsync<NotFoundException>(() => Write(world, id, outside));
        await Write(world, id);
        var waiting = await world.Open(id, "interim");
        await world.WalkTo(id, "feedback");
        await using var db = world.Open();
        Assert.Equal(WorkItemStatus.Cancelled, (await db.WorkItems.SingleAsync(w => w.Id == waiting.Id)).Status);
        Assert.Contains("已于", (await Assert.ThrowsAsync<AlreadyClosedException>(() => world.Decide(waiting, "leader", "Approve"))).Message);
        Assert.Contains(await world.HistoryAsync("office", id), h => h.StartsWith("“审批阶段性答复”不再需要办理", StringComparison.Ordinal));
        Assert.Empty(await db.Notices.ToListAsync());
        Assert.Contains("不在办理中", (await Assert.ThrowsAsync<InvalidInputException>(() => Write(world, id))).Message);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_deputy_opens_and_confirms_a_notice_by_the_link_and_the_ladder_tells_of_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await CaseAsync(world);
        await Write(world, id);
        await world.Decide(id, "leader", "interim", "Approve");
        var row = await MessageAsync(world, "祝示例代表");
        var token = await TokenAsync(world, row);
        var page = await world.InScope(s => s.GetRequiredService<PersonalPageQueries>().NoticeAsync(token, default));
        Assert.Equal(("祝示例", row.NoticeId), (page!.Deputy, page.Notice.Id));
        Assert.StartsWith("正在办理，", page.Progress);
        await Confirm(world, token, received: false);
        Assert.Equal([DeliveryRung.Queued, DeliveryRung.Opened], await RungsAsync(world, row.NoticeId!.Value, "office"));
        await Confirm(world, token, received: true);
        await Confirm(world, token, received: true);
        Assert.Equal([DeliveryRung.Queued, DeliveryRung.Confirmed], await RungsAsync(world, row.NoticeId!.Value, "office"));
        Assert.Single(await world.HistoryAsync("office", id), h => h.Contains("代表确认收到阶段性答复"));
        await Assert.ThrowsAsync<UnknownLinkException>(() => world.InScope(async s =>
        {
            await s.GetRequiredService<AnswerLetter>().RunAsync(token, new AnswerInput(["满意", "满意"], "", false, true), default);
            return true;
        }));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_link_that_was_replaced_says_so_and_records_nothing()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await CaseAsync(world);
        await Write(world, id);
        await world.Decide(id, "leader", "interim", "Approve");
        var row = await MessageAsync(world, "祝示例代表");
        var first = await TokenAsync(world, row);
        await using var db = world.Open();
        await db.Outbox.ExecuteUpdateAsync(s => s.SetProperty(m => m.SealedToken, (byte[]?)null));
        var second = await TokenAsync(world, row);
        Assert.NotEqual(first, second);
        Assert.Contains("换成新的", (await Assert.ThrowsAsync<LinkClosedException>(() => Confirm(world, first, received: true))).Message);
        Assert.All(await db.NoticeLinks.ToListAsync(), l => Assert.Null(l.ConfirmedAt));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_link_to_a_notice_that_is_taken_back_while_it_is_open_is_dead_at_once_and_the_reason_is_kept(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await CaseAsync(world);
        await Write(world, id);
        await world.Decide(id, "leader", "interim", "Approve");
        var row = await MessageAsync(world, "祝示例代表");
        var (token, other) = (await TokenAsync(world, row), await TokenAsync(world, await MessageAsync(world, "池示例代表")));
        Assert.NotNull(await world.InScope(s => s.GetRequiredService<PersonalPageQueries>().NoticeAsync(token, default)));
        Assert.Contains("请写明理由", (await Assert.ThrowsAsync<InvalidInputException>(() => RevokeAsync(world, row, " ", another: false))).Message);
        foreach (var nobody in new[] { "drafter", "head", "leader", "signatory", "dispatcher" })
            await Assert.ThrowsAsync<NotAllowedException>(() => RevokeAsync(world, row, "邮箱换了人。", another: false, nobody));
        await Assert.ThrowsAsync<NotFoundException>(() => RevokeAsync(world, row, "邮箱换了人。", another: false, "kj.office"));

        await RevokeAsync(world, row, "邮箱换了人。", another: false);
        // The page is still open on the deputy's screen.
        Assert.Contains("停用", (await Assert.ThrowsAsync<LinkClosedException>(() => Confirm(world, token, received: true))).Message);
        await Assert.ThrowsAsync<LinkClosedException>(() => world.InScope(s => s.GetRequiredService<PersonalPageQueries>().NoticeAsync(token, default)));
        Assert.Equal((LinkState.Revoked, "邮箱换了人。"), Assert.Single((await RowsAsync(world, row)).Select(r => (r.State, r.Reason))));
        Assert.Contains("停用祝示例代表看《关于市第十七届人大三次会议第0390号建议办理进展的函》的个人链接：邮箱换了人。", await world.HistoryAsync("office", id));
        Assert.Contains("没有在用的链接", (await Assert.ThrowsAsync<InvalidInputException>(() => RevokeAsync(world, row, "再停一次。", another: false))).Message);
        // The other deputy's is another.
        await Confirm(world, other, received: true);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Another_link_to_a_notice_is_mailed_and_alone_leads_there()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await CaseAsync(world);
        await Write(world, id);
        await world.Decide(id, "leader", "interim", "Approve");
        var row = await MessageAsync(world, "祝示例代表");
        var first = await TokenAsync(world, row);
        await RevokeAsync(world, row, "邮件被转发。", another: true, "liaison");
        await Assert.ThrowsAsync<LinkClosedException>(() => Confirm(world, first, received: true));
        var second = await TokenAsync(world, await MessageAsync(world, "祝示例代表"));
        Assert.NotEqual(first, second);
        Assert.Contains("换成新的", (await Assert.ThrowsAsync<LinkClosedException>(() => Confirm(world, first, received: true))).Message);
        await Confirm(world, second, received: true);
        Assert.Equal([LinkState.Open, LinkState.Replaced], (await RowsAsync(world, row)).Select(r => r.State));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_notice_that_comes_back_asks_the_office_to_telephone_the_deputy()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await CaseAsync(world);
        await world.Extend(id, new DateOnly(2026, 9, 1));
        await world.Decide(id, "dispatcher", "extensionDecision", "Approve");
        var row = await MessageAsync(world, "祝示例代表");
        await using var db = world.Open();
        await db.Outbox.Where(m => m.Id == row.Id).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Status, MessageStatus.Sent).SetProperty(m => m.SentAt, world.Clock.Now));
        await world.InScope(s => ActivatorUtilities.CreateInstance<RecordReturn>(s).RunAsync(
            new ReturnedMail(EvidenceKind.Failed, "bounce@mx.invalid", row.Address, "没有这个用户。", "5.1.1", "postmaster@mx.invalid", [row.Id]), default));
        Assert.Equal("电话告知代表", (await db.WorkItems.SingleAsync(w => w.MessageId == row.Id)).Title);
        Assert.Contains(DeliveryRung.AddressWrong, await RungsAsync(world, row.NoticeId!.Value, "office"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task One_that_goes_to_an_address_of_the_administrator_is_marked_shows_no_other_suggestion_and_ends_with_the_rejection(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await CaseAsync(world, "0391", secret: true);
        var id = await CaseAsync(world);
        await using var db = world.Open();
        var deputy = await db.Deputies.AsNoTracking().SingleAsync(d => d.Name == "祝示例");
        await AddressScene.RegisterAsync(world, await world.Actor("admin"), deputy.Id, AddressScene.Elsewhere, []);
        await Write(world, id);
        await world.Decide(id, "leader", "interim", "Approve");
        var row = await MessageAsync(world, "祝示例代表");
        Assert.Equal(AddressScene.Elsewhere, row.Address);
        var token = await TokenAsync(world, row);
        Assert.Empty((await world.InScope(s => s.GetRequiredService<PersonalPageQueries>().NoticeAsync(token, default)))!.Others);
        var other = await TokenAsync(world, await MessageAsync(world, "池示例代表"));
        Assert.Single((await world.InScope(s => s.GetRequiredService<PersonalPageQueries>().NoticeAsync(other, default)))!.Others);
        var changed = await db.DeliveryEvidence.AsNoTracking().SingleAsync(e => e.Kind == EvidenceKind.AddressChanged);
        Assert.Equal((row.Id, AddressScene.Elsewhere), (changed.MessageId, changed.Address));
        var liaison = await world.Actor("liaison");
        Assert.Equal(AddressScene.Elsewhere, Assert.Single(await world.InScope(s => s.GetRequiredService<AddressQueries>().WaitingAsync(liaison, default))).Address);
        await Confirm(world, token, received: true);
        Assert.Empty(await world.Verify());

        world.Clock.Now += TimeSpan.FromMinutes(1);
        await AddressScene.RegisterAsync(world, liaison, deputy.Id, "right@demo.invalid", new() { [AddressScene.Elsewhere] = false });
        await Assert.ThrowsAsync<LinkClosedException>(() => world.InScope(s => s.GetRequiredService<PersonalPageQueries>().NoticeAsync(token, default)));
        Assert.DoesNotContain(DeliveryRung.Confirmed, await RungsAsync(world, row.NoticeId!.Value, "office"));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Of_secret_deputies_nobody_outside_reads_how_a_notice_was_delivered()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await CaseAsync(world, secret: true);
        await Write(world, id);
        await world.Decide(id, "leader", "interim", "Approve");
        var notice = (await MessageAsync(world, "祝示例代表")).NoticeId!.Value;
        Assert.Empty(await RungsAsync(world, notice, "dispatcher"));
        Assert.Equal(2, (await RungsAsync(world, notice, "liaison")).Count);
        Assert.DoesNotContain(await world.HistoryAsync("dispatcher", id), h => h.Contains("祝示例") || h.Contains("现场勘察"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_accepted_a_suggestion_is_told_by_mail_alone_and_only_where_that_is_wanted(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await CaseAsync(world);
        await using var db = world.Open();
        Assert.Empty(await db.Notices.ToListAsync());
        var admin = await world.Actor("admin");
        await Assert.ThrowsAsync<NotAllowedException>(async () => await ChooseAsync(await world.Actor("office")));
        await ChooseAsync(admin);
        await db.Users.Where(u => u.UserName == "office").ExecuteUpdateAsync(s => s.SetProperty(u => u.PhoneNumber, "029-0000001"));
        var id = await CaseAsync(world, "0391");
        var notice = await db.Notices.AsNoTracking().SingleAsync();
        Assert.Equal((NoticeKind.Assigned, id, null, ""), (notice.Kind, notice.CaseId, notice.Pdf, notice.Sha256));
        var messages = await db.Outbox.AsNoTracking().Where(m => m.NoticeId == notice.Id).ToListAsync();
        Assert.Equal(2, messages.Count);
        Assert.All(messages, m => Assert.Equal("", m.AttachmentName));
        Assert.All(messages, m => Assert.Contains("前书面答复您", m.Body));
        var due = await db.Cases.Where(c => c.Id == id).Select(c => c.Due).SingleAsync();
        Assert.All(messages, m => Assert.Contains($"{DayText.Long(due.On!.Value)}{(due.Provisional ? "（暂定）" : "")}前", m.Body));
        Assert.Equal("029-0000001", StoredLetter.Of(notice.LetterJson).Contact!.Phone);
        Assert.Empty(await world.Verify());

        Task<bool> ChooseAsync(Actor actor) => world.InScope(async s =>
        {
            await s.GetRequiredService<ChooseAssignmentNotice>().RunAsync(actor, true, default);
            return true;
        });
    }

    private static async Task RevokeAsync(World world, OutboxMessage row, string reason, bool another, string user = "office")
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RevokeLinks>().RunAsync(actor, new PaperKey(row.NoticeId!.Value, IsNotice: true), row.DeputyId!.Value, reason, another, default);
            return true;
        });
    }

    private static async Task<IReadOnlyList<LinkRow>> RowsAsync(World world, OutboxMessage row)
    {
        var actor = await world.Actor("office");
        return await world.InScope(async s =>
        {
            var links = s.GetRequiredService<LinkQueries>();
            return await links.ListAsync(await links.PaperAsync(actor, new PaperKey(row.NoticeId!.Value, IsNotice: true), row.DeputyId!.Value, default), default);
        });
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_an_acceptance_that_is_taken_back_nobody_is_told_and_of_the_next_one_they_are(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, accepted) = await AcceptedAsync(world);
        Assert.Null(await ConsequenceAsync(world, accepted));
        Assert.EndsWith("给代表的承办告知还没有发出，已撤下。", await TakeBackAsync(world, accepted));
        await using var db = world.Open();
        Assert.Empty(await db.Outbox.Where(m => m.NoticeId != null).ToListAsync());
        Assert.Contains("承办告知没有发出，已撤下", await world.HistoryAsync("office", id));
        var office = await world.Actor("office");
        var head = await world.InScope(s => s.GetRequiredService<CaseQueries>().HeadAsync(office, id, default));
        Assert.Equal("已撤下，没有发给代表", Assert.Single(await world.InScope(s => s.GetRequiredService<CaseDocumentQueries>().NoticesAsync(head, default))).Delivery);
        world.Clock.Now += TimeSpan.FromMinutes(1);
        await world.Decide(id, "office", "accept", "Accept");
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.NoticeId != null));
        Assert.Empty(await world.Verify());
    }

    [Theory]
    [InlineData(MessageStatus.Sent)]
    [InlineData(MessageStatus.Queued)]
    public async Task What_was_told_or_is_on_its_way_is_not_taken_back_and_the_office_hears_what_to_do(MessageStatus status)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, accepted) = await AcceptedAsync(world);
        await using var db = world.Open();
        var first = await db.Outbox.Where(m => m.NoticeId != null).OrderBy(m => m.Id).Select(m => m.Id).FirstAsync();
        await db.Outbox.Where(m => m.Id == first).ExecuteUpdateAsync(s => s.SetProperty(m => m.Status, status).SetProperty(m => m.Attempts, 1)
            .SetProperty(m => m.SentAt, status == MessageStatus.Sent ? world.Clock.Now : null));
        Assert.StartsWith("给代表的承办告知已经发出，收不回来", await ConsequenceAsync(world, accepted), StringComparison.Ordinal);
        Assert.Contains("给代表的承办告知已经发出，收不回来", await TakeBackAsync(world, accepted));
        Assert.Contains("取回“签收”（签收），承办告知已发给代表", await world.HistoryAsync("dispatcher", id));
        await world.Decide(id, "office", "accept", "Accept");
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.NoticeId != null));
        Assert.Empty(await world.Verify());
    }

    /// <summary>A case that was just accepted, whose deputies are to be told.</summary>
    private static async Task<(Guid Id, WorkItem Accepted)> AcceptedAsync(World world)
    {
        var admin = await world.Actor("admin");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<ChooseAssignmentNotice>().RunAsync(admin, true, default);
            return true;
        });
        var id = await world.Register(World.Suggestion("0391", false,
            new ProposerInput("祝示例", "东湖区代表团", "a@demo.invalid"), new ProposerInput("池示例", "东湖区代表团", "b@demo.invalid")));
        await world.WalkTo(id, "accept");
        var accepted = await world.Open(id, "accept");
        await world.Decide(accepted, "office", "Accept");
        return (id, accepted);
    }

    private static async Task<string?> ConsequenceAsync(World world, WorkItem accepted)
    {
        await using var db = world.Open();
        var decided = await db.WorkItems.SingleAsync(w => w.Id == accepted.Id);
        Assert.Equal(await world.InScope(s => s.GetRequiredService<TakeBackQueries>().ConsequenceAsync(decided, default)) is null ? 0 : 1,
            await world.InScope(s => s.GetRequiredService<TakeBackQueries>().ConsequencesAsync([accepted.Id], default)));
        return await world.InScope(s => s.GetRequiredService<TakeBackQueries>().ConsequenceAsync(decided, default));
    }

    private static async Task<string> TakeBackAsync(World world, WorkItem decided)
    {
        var actor = await world.Actor("office");
        return (await world.InScope(s => s.GetRequiredService<TakeBackDecision>().RunAsync(actor, decided.Id, default))).Message;
    }

    /// <summary>A case with two deputies whose reply is being drafted.</summary>
    private static async Task<Guid> CaseAsync(World world, string number = "0390", bool secret = false)
    {
        var id = await world.Register(World.Suggestion(number, secret,
            new ProposerInput("祝示例", "东湖区代表团", "a@demo.invalid"), new ProposerInput("池示例", "东湖区代表团", "b@demo.invalid")));
        await world.WalkTo(id, "draft");
        return id;
    }

    private static async Task Write(World world, Guid id, string user = "drafter")
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<WriteInterim>().RunAsync(actor, id, Progress, default);
            return true;
        });
    }

    private static async Task<OutboxMessage> MessageAsync(World world, string recipient)
    {
        await using var db = world.Open();
        return await db.Outbox.AsNoTracking().SingleAsync(m => m.NoticeId != null && m.RecipientName == recipient);
    }

    private static Task<string> TokenAsync(World world, OutboxMessage row) => world.InScope(async s =>
    {
        await using var db = world.Open();
        return await s.GetRequiredService<LinkIssuer>().TokenAsync(await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == row.Id), _ => "", default);
    });

    private static Task Confirm(World world, string token, bool received) => world.InScope(async s =>
    {
        await s.GetRequiredService<ConfirmLetter>().RunAsync(token, received, default);
        return true;
    });

    private static async Task<IReadOnlyList<DeliveryRung>> RungsAsync(World world, Guid notice, string user)
    {
        var actor = await world.Actor(user);
        return [.. (await world.InScope(s => s.GetRequiredService<DeliveryQueries>().ForNoticeAsync(actor, notice, default))).Select(r => r.Ladder.Rung).Order()];
    }
}
