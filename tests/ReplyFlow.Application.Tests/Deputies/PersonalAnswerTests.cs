using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>A deputy answers by their own link: it counts as theirs, moves the case, and nobody else's can look like it.</summary>
public sealed class PersonalAnswerTests
{
    private static readonly AnswerInput Good = new(["满意", "满意"], "", false, true);
    private static readonly AnswerInput Bad = new(["满意", "不满意"], "第三点没有答复。", true, false);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_by_the_link_closes_the_office_s_item_and_the_case_goes_on(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        await Answer(world, await Token(world, id), Good);
        await using var db = world.Open();
        var feedback = await db.Feedback.SingleAsync();
        Assert.Equal((FeedbackWay.Link, FeedbackLevel.Satisfied, true, "代表本人"), (feedback.Way, feedback.Level, feedback.MayPublish, feedback.EnteredBy));
        Assert.Equal("""{"对办理态度":"满意","对办理结果":"满意"}""", feedback.DimensionsJson);
        Assert.Equal("代表本人", (await db.WorkItems.SingleAsync(w => w.CaseId == id && w.Step == "feedback")).DecidedByName);
        Assert.Equal(CaseStatus.Archived, (await db.Cases.SingleAsync(c => c.Id == id)).Status);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_dissatisfied_answer_opens_the_second_handling_with_the_deputy_s_words()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await Answer(world, await Token(world, id), Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Contains("第三点没有答复。", (await world.Open(id, "rehandle")).SentWords);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_changed_answer_counts_while_another_deputy_is_waited_for_and_every_version_is_kept(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion("0391", false,
            new ProposerInput("祝示例", "东湖区代表团", "a@demo.invalid"), new ProposerInput("池示例", "东湖区代表团", "b@demo.invalid")));
        await world.WalkTo(id, "feedback");
        var first = await Token(world, id, "祝示例代表");
        await Answer(world, first, Good);
        Assert.Equal(["feedback"], await world.OpenSteps(id));
        await Answer(world, first, Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        await Answer(world, await Token(world, id, "池示例代表"), Good);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        await using var db = world.Open();
        Assert.Equal(3, await db.Feedback.CountAsync());
        Assert.Equal(2, await db.Feedback.CountAsync(f => f.SupersededAt == null));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_deputy_s_own_answer_takes_the_place_of_what_the_office_entered_and_keeps_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var token = await Token(world, id);
        await world.Decide(id, "office", "feedback", "Satisfied");
        await Answer(world, token, Bad);
        await using var db = world.Open();
        var both = await db.Feedback.OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync();
        Assert.Equal([FeedbackWay.Telephone, FeedbackWay.Link], both.Select(f => f.Way));
        Assert.NotNull(both[0].SupersededAt);
        Assert.Null(both[1].SupersededAt);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_link_that_is_unknown_expired_revoked_or_replaced_changes_nothing_and_says_why()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var token = await Token(world, id);
        await Assert.ThrowsAsync<UnknownLinkException>(() => Answer(world, token[..^1], Good));
        await using var db = world.Open();
        var row = await Row(world, id);
        await db.Outbox.Where(m => m.Id == row.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.SealedToken, (byte[]?)null));
        var second = await Token(world, id);
        Assert.NotEqual(token, second);
        Assert.Contains("换成新的", (await Assert.ThrowsAsync<LinkClosedException>(() => Answer(world, token, Good))).Message);
        world.Clock.Now += PersonalLink.Life;
        Assert.Contains("有效期", (await Assert.ThrowsAsync<LinkClosedException>(() => Answer(world, second, Good))).Message);
        await db.PersonalLinks.Where(l => l.ReplacedById == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, world.Clock.Now));
        Assert.Contains("停用", (await Assert.ThrowsAsync<LinkClosedException>(() => Answer(world, second, Good))).Message);
        Assert.Empty(await db.Feedback.ToListAsync());
    }

    [Fact]
    public async Task No_answer_is_taken_after_the_last_day()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var token = await Token(world, id);
        await Answer(world, token, Good);
        world.Clock.Now += TimeSpan.FromDays(60);
        Assert.Contains("已经过了", (await Assert.ThrowsAsync<InvalidInputException>(() => Answer(world, token, Bad))).Message);
    }

    [Fact]
    public async Task The_token_stands_nowhere_but_sealed_on_the_row_and_not_there_once_it_was_sent()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var token = await Token(world, id);
        Assert.Equal(token, await Token(world, id));
        await using var db = world.Open();
        Assert.All(await db.Audit.ToListAsync(), e => Assert.DoesNotContain(token, e.Summary + e.Data));
        Assert.Equal(PersonalLink.HashOf(token), (await db.PersonalLinks.SingleAsync()).TokenSha256);
        var row = await db.Outbox.SingleAsync(m => m.Id == Row(world, id).Result.Id);
        Assert.NotNull(row.SealedToken);
        row.Accept(world.Clock.Now);
        Assert.Null(row.SealedToken);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_planted_answer_is_refused_without_its_deputy_s_link_and_found_with_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        await Token(world, id);
        await using var db = world.Open();
        var link = await db.PersonalLinks.AsNoTracking().SingleAsync();
        var other = new Deputy { Name = "池示例" };
        db.Add(other);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await RefusedAsync(world, Planted(id, link, link.DeputyId, null, FeedbackWay.Link));
        await RefusedAsync(world, Planted(id, link, link.DeputyId, link.Id, FeedbackWay.Entered));
        await RefusedAsync(world, Planted(id, link, other.Id, link.Id, FeedbackWay.Link));
        db.Add(Planted(id, link, link.DeputyId, link.Id, FeedbackWay.Link));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Contains("没有代表通过个人链接答复的记录", Assert.Single(await world.Verify()).Message);
    }

    private static Feedback Planted(Guid caseId, PersonalLink link, Guid deputyId, Guid? linkId, FeedbackWay way) =>
        new() { CaseId = caseId, LetterId = link.LetterId, DeputyId = deputyId, Way = way, LinkId = linkId, EnteredBy = "代表本人" };

    private static async Task RefusedAsync(World world, Feedback feedback)
    {
        await using var db = world.Open();
        db.Add(feedback);
        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        Assert.IsType<DbException>(refusal.InnerException, exactMatch: false);
    }

    private static async Task<OutboxMessage> Row(World world, Guid caseId, string name = "祝示例代表")
    {
        await using var db = world.Open();
        return await db.Outbox.AsNoTracking().SingleAsync(m => m.CaseId == caseId && m.RecipientKind == RecipientKind.Deputy && m.RecipientName == name);
    }

    private static async Task<string> Token(World world, Guid caseId, string name = "祝示例代表")
    {
        var row = await Row(world, caseId, name);
        return await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(row, _ => "", default));
    }

    private static Task Answer(World world, string token, AnswerInput input) => world.InScope(async s =>
    {
        await s.GetRequiredService<AnswerLetter>().RunAsync(token, input, default);
        return true;
    });
}
