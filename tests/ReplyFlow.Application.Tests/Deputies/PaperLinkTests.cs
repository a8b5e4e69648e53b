using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>A form on paper has a link of its own, whose answers are told apart; links are taken back and replaced with a reason.</summary>
public sealed class PaperLinkTests
{
    private static readonly AnswerInput Good = new(["满意", "满意"], "", false, true);
    private static readonly AnswerInput Bad = new(["满意", "不满意"], "第三点没有答复。", true, false);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_by_the_link_on_paper_is_the_deputy_s_and_told_apart_from_one_by_mail(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        var token = await Paper(world, id);
        await Answer(world, token, Good);
        await using var db = world.Open();
        var feedback = await db.Feedback.SingleAsync();
        Assert.Equal((FeedbackWay.PaperLink, true), (feedback.Way, feedback.IsOwn));
        Assert.Equal(CaseStatus.Archived, (await db.Cases.SingleAsync(c => c.Id == id)).Status);
        var actor = await world.Actor("office");
        var rows = await world.InScope(s => s.GetRequiredService<DeliveryQueries>().ForLetterAsync(actor, feedback.LetterId, default));
        var row = Assert.Single(rows, r => r.Kind == RecipientKind.Deputy);
        var fact = (await new StatisticsQueries(db).FactsAsync(await world.Actor("liaison"), new(), default)).Single(f => f.Id == id);
        Assert.Equal([AnswerOrigin.PaperLink], fact.Given.Select(g => g.Origin));
        Assert.True(row.Ladder is { AnsweredOnPaper: true, Rung: DeliveryRung.Answered });
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Of_the_token_nothing_is_kept_and_the_history_says_who_made_the_form()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var token = await Paper(world, id);
        await using var db = world.Open();
        var link = await db.PersonalLinks.SingleAsync();
        Assert.Equal((LinkWay.Paper, DeputyLink.HashOf(token), ""), (link.Way, link.TokenSha256, link.Address));
        Assert.Matches("^[0-9a-f]{64}$", link.FormSha256);
        Assert.All(await db.Audit.ToListAsync(), e => Assert.DoesNotContain(token, e.Summary + e.Data));
        var made = await db.Audit.SingleAsync(e => e.Kind == "PersonalLinkIssued");
        Assert.Equal(("制作祝示例代表的纸质征询意见表（带个人链接）", "方示例"), (made.Summary, made.ActorName[..3]));
    }

    [Fact]
    public async Task It_gives_way_to_an_answer_by_the_mail_and_never_takes_its_place()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion("0391", false,
            new ProposerInput("祝示例", "东湖区代表团", "a@demo.invalid"), new ProposerInput("池示例", "东湖区代表团", "b@demo.invalid")));
        await world.WalkTo(id, "feedback");
        var (paper, mail) = (await Paper(world, id), await Mailed(world, id));
        await Answer(world, paper, Good);
        await Answer(world, mail, Bad);
        Assert.Equal(AnswerTime.ByMail, (await Assert.ThrowsAsync<InvalidInputException>(() => Answer(world, paper, Good))).Message);
        await using var db = world.Open();
        Assert.Equal(FeedbackLevel.Dissatisfied, (await db.Feedback.SingleAsync(f => f.SupersededAt == null)).Level);
        Assert.Equal(AnswerTime.ByMail, (await Page(world, paper)).Closed);
        Assert.Null((await Page(world, mail)).Closed);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Another_form_ends_the_one_before_and_says_so_on_its_page()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var (first, mail) = (await Paper(world, id), await Mailed(world, id));
        var second = await Paper(world, id);
        Assert.Contains("最近收到的那张征询意见表", (await Assert.ThrowsAsync<LinkClosedException>(() => Page(world, first))).Message);
        await Page(world, mail);
        await Answer(world, second, Good);
    }

    [Fact]
    public async Task Nobody_but_the_sending_office_and_the_liaison_body_makes_or_ends_links()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        foreach (var user in new[] { "drafter", "head", "leader", "signatory", "dispatcher" })
        {
            await Assert.ThrowsAsync<NotAllowedException>(() => Paper(world, id, user));
            await Assert.ThrowsAsync<NotAllowedException>(() => Revoke(world, id, "邮箱换了人。", false, user));
        }
        await Assert.ThrowsAsync<NotFoundException>(() => Paper(world, id, "kj.office"));
        await Assert.ThrowsAsync<NotFoundException>(() => Revoke(world, id, "邮箱换了人。", false, "kj.office"));
        await Paper(world, id, "liaison");
        await Revoke(world, id, "邮箱换了人。", false, "liaison");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_link_taken_back_is_dead_at_once_and_the_reason_stands_in_the_history(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        var (paper, mail) = (await Paper(world, id), await Mailed(world, id));
        Assert.Contains("请写明理由", (await Assert.ThrowsAsync<InvalidInputException>(() => Revoke(world, id, " ", false))).Message);
        await Page(world, mail);
        await Revoke(world, id, "邮箱换了人。", another: false);
        foreach (var token in new[] { paper, mail })
        {
            Assert.Contains("停用", (await Assert.ThrowsAsync<LinkClosedException>(() => Page(world, token))).Message);
            await Assert.ThrowsAsync<LinkClosedException>(() => Answer(world, token, Good));
        }
        Assert.Contains("停用祝示例代表的个人链接：邮箱换了人。", await world.HistoryAsync("office", id));
        var actor = await world.Actor("office");
        var rows = await Rows(world, id, actor);
        Assert.All(rows, r => Assert.Equal((LinkState.Revoked, "邮箱换了人。"), (r.State, r.Reason)));
        Assert.Contains("没有在用的链接", (await Assert.ThrowsAsync<InvalidInputException>(() => Revoke(world, id, "再停一次。", false))).Message);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_replaced_link_is_dead_at_once_and_the_next_mail_has_another(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        var (paper, mail) = (await Paper(world, id), await Mailed(world, id));
        await Revoke(world, id, "邮件被转发。", another: true);
        await Assert.ThrowsAsync<LinkClosedException>(() => Page(world, mail));
        await using (var db = world.Open())
            Assert.Null((await Row(world, id)).SealedToken);
        var fresh = await Mailed(world, id);
        Assert.NotEqual(mail, fresh);
        Assert.Contains("最近收到的那封邮件", (await Assert.ThrowsAsync<LinkClosedException>(() => Page(world, mail))).Message);
        await Page(world, paper);
        await Answer(world, fresh, Good);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task No_link_is_replaced_where_the_new_one_could_not_arrive()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var mail = await Mailed(world, id);
        await using (var db = world.Open())
        {
            var deputy = await db.Deputies.SingleAsync(d => d.Name == "祝示例");
            deputy.Doubt(deputy.Email, world.Clock.Now);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        Assert.Contains("没有可用的邮箱", (await Assert.ThrowsAsync<InvalidInputException>(() => Revoke(world, id, "邮件被转发。", true))).Message);
        await Page(world, mail);
    }

    private static async Task<OutboxMessage> Row(World world, Guid caseId)
    {
        await using var db = world.Open();
        return await db.Outbox.AsNoTracking().SingleAsync(m => m.CaseId == caseId && m.RecipientKind == RecipientKind.Deputy && m.RecipientName == "祝示例代表");
    }

    private static async Task<string> Mailed(World world, Guid caseId)
    {
        var row = await Row(world, caseId);
        return await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(row, _ => "", default));
    }

    private static async Task<string> Paper(World world, Guid caseId, string user = "office")
    {
        var (row, actor, token) = (await Row(world, caseId), await world.Actor(user), DeputyLink.NewToken());
        await world.InScope(s => s.GetRequiredService<MakePaperCopy>().RunAsync(actor, row.LetterId!.Value, row.DeputyId!.Value, token, default));
        return token;
    }

    private static async Task Revoke(World world, Guid caseId, string reason, bool another, string user = "office")
    {
        var (row, actor) = (await Row(world, caseId), await world.Actor(user));
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RevokeLinks>().RunAsync(actor, new PaperKey(row.LetterId!.Value), row.DeputyId!.Value, reason, another, default);
            return true;
        });
    }

    private static async Task<IReadOnlyList<LinkRow>> Rows(World world, Guid caseId, Actor actor)
    {
        var row = await Row(world, caseId);
        return await world.InScope(async s =>
        {
            var links = s.GetRequiredService<LinkQueries>();
            return await links.ListAsync(await links.PaperAsync(actor, new PaperKey(row.LetterId!.Value), row.DeputyId!.Value, default), default);
        });
    }

    private static Task<PersonalPage> Page(World world, string token) =>
        world.InScope(s => s.GetRequiredService<PersonalPageQueries>().PageAsync(token, default));

    private static Task Answer(World world, string token, AnswerInput input) => world.InScope(async s =>
    {
        await s.GetRequiredService<AnswerLetter>().RunAsync(token, input, default);
        return true;
    });
}
