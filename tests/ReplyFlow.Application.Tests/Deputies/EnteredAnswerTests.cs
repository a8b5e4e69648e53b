using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Attachments;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>代录: what staff enter rests on something, is marked, and never stands in the place of the deputy's own.</summary>
public sealed class EnteredAnswerTests
{
    private static readonly AnswerInput Good = new(["满意", "满意"], "", false, false);
    private static readonly AnswerInput Bad = new(["满意", "不满意"], "第三点没有答复。", false, false);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Forms_of_several_deputies_are_entered_at_once_and_marked(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await TwoDeputiesAsync(world);
        var receipt = await EnterAsync(world, "office", id, Paper(world), Good, Good);
        Assert.Contains("已登记 2 位代表的答复（代录）", receipt.Message);
        await using var db = world.Open();
        var rows = await db.Feedback.ToListAsync();
        Assert.All(rows, f => Assert.Equal((FeedbackWay.Paper, "原件存办公室 3 号盒", "{\"对办理态度\":\"满意\",\"对办理结果\":\"满意\"}"), (f.Way, f.Ground, f.DimensionsJson)));
        Assert.All(await db.WorkItems.Where(w => w.CaseId == id && w.Step == "feedback").ToListAsync(), w => Assert.Equal("满意（代录）", w.OutcomeLabel));
        Assert.Equal(CaseStatus.Archived, (await db.Cases.SingleAsync(c => c.Id == id)).Status);
        Assert.Contains((await world.HistoryAsync("office", id)), h => h.Contains("代录祝示例代表的答复（纸质征询意见表") && h.Contains("3 号盒"));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Nothing_is_entered_without_its_ground()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoDeputiesAsync(world);
        async Task<string[]> FieldsAsync(EntryGround ground, params AnswerInput?[] answers) =>
            [.. (await Assert.ThrowsAsync<InvalidInputException>(() => EnterAsync(world, "office", id, ground, answers))).Errors.Select(e => e.Field)];
        Assert.Equal(["Way", "On"], await FieldsAsync(new EntryGround(FeedbackWay.Entered, null, "", " "), Good));
        Assert.Equal(["On", "Who", "Note"], await FieldsAsync(new EntryGround(FeedbackWay.Telephone, world.Clock.Today().AddDays(1), "", ""), Good));
        Assert.Equal([""], await FieldsAsync(new EntryGround(FeedbackWay.Telephone, world.Clock.Today(), "办公室打给代表", "满意。"), Good, Good));
        Assert.Equal(["Rows[1].Choices[1]"], await FieldsAsync(Paper(world), Good, Good with { Choices = ["满意"] }));
        Assert.Equal(["Rows[1].Facts[0]"], await FieldsAsync(Paper(world), Good with { Facts = [["座谈", "电话"]] }, Good with { Facts = [["电话", "未联系"]] }));
        Assert.Equal([""], await FieldsAsync(Paper(world)));
        await using var db = world.Open();
        Assert.Empty(await db.Feedback.ToListAsync());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_deputy_s_own_answer_stays_and_takes_the_place_of_an_entry(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await TwoDeputiesAsync(world);
        await EnterAsync(world, "office", id, Paper(world), Good);
        var token = await TokenAsync(world, id);
        await world.InScope(async s => { await s.GetRequiredService<AnswerLetter>().RunAsync(token, Bad, default); return true; });
        var page = await world.InScope(s => s.GetRequiredService<PersonalPageQueries>().PageAsync(token, default));
        Assert.Equal((true, 1), (page.Answer!.IsOwn, page.Answer.Versions));
        Assert.Contains("代表本人已经答复", (await Assert.ThrowsAsync<InvalidInputException>(() => EnterAsync(world, "office", id, Paper(world), Good))).Message);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task The_liaison_body_enters_without_the_bureau_and_nobody_else_does()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoDeputiesAsync(world);
        foreach (var user in new[] { "drafter", "head", "leader", "signatory", "dispatcher" })
            await Assert.ThrowsAsync<NotAllowedException>(() => EnterAsync(world, user, id, Paper(world), Good));
        await Assert.ThrowsAsync<NotFoundException>(() => EnterAsync(world, "admin", id, Paper(world), Good));
        await EnterAsync(world, "liaison", id, new EntryGround(FeedbackWay.Telephone, world.Clock.Today(), "代联工委打给代表", "代表说满意。"), Good);
        await using var db = world.Open();
        var entered = await db.Feedback.SingleAsync();
        Assert.Equal((FeedbackWay.Telephone, "代联工委打给代表：代表说满意。", (await world.Actor("liaison")).Name), (entered.Way, entered.Ground, entered.EnteredBy));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task An_entry_that_another_one_overtook_is_refused()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoDeputiesAsync(world);
        await EnterAsync(world, "office", id, Paper(world), Good);
        Assert.Contains("刚刚登记过", (await Assert.ThrowsAsync<InvalidInputException>(() => EnterAsync(world, "liaison", id, Paper(world), Bad))).Message);
    }

    [Fact]
    public async Task A_form_that_came_in_time_is_entered_later_and_one_that_came_late_is_not()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoDeputiesAsync(world);
        var inTime = Paper(world);
        await EnterAsync(world, "office", id, inTime, Good, Good);
        world.Clock.Now += TimeSpan.FromDays(60);
        await using var db = world.Open();
        var seen = (await db.Feedback.FirstAsync()).Id;
        var deputy = (await db.Feedback.FirstAsync()).DeputyId;
        async Task AgainAsync(EntryGround ground) =>
            await EnterAsync(world, "office", id, ground, [new EnteredRow(deputy, seen, Good with { MayPublish = true })]);
        Assert.Contains("在那以后来的", (await Assert.ThrowsAsync<InvalidInputException>(() => AgainAsync(Paper(world)))).Message);
        await AgainAsync(inTime);
        Assert.Equal(3, await db.Feedback.CountAsync());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_planted_entry_is_refused_without_a_ground_and_found_with_one(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await TwoDeputiesAsync(world);
        await using var db = world.Open();
        var letter = await db.Letters.SingleAsync();
        var deputy = await db.Deputies.FirstAsync(d => d.Name == "祝示例");
        Feedback Planted(FeedbackWay way, string ground, DateOnly? on) =>
            new() { CaseId = id, LetterId = letter.Id, DeputyId = deputy.Id, Way = way, Ground = ground, GroundOn = on, EnteredBy = "某人" };
        foreach (var planted in new[] { Planted(FeedbackWay.Paper, "", null), Planted(FeedbackWay.Telephone, "说过", null), Planted(FeedbackWay.Entered, "说过", world.Clock.Today()) })
        {
            await using var other = world.Open();
            other.Add(planted);
            await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync(TestContext.Current.CancellationToken));
        }
        db.Add(Planted(FeedbackWay.Paper, "在盒子里", world.Clock.Today()));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Contains("没有登记它的记录", Assert.Single(await world.Verify()).Message);
    }

    private static EntryGround Paper(World world) => new(FeedbackWay.Paper, world.Clock.Today(), "", "原件存办公室 3 号盒");

    private static async Task<Guid> TwoDeputiesAsync(World world)
    {
        var id = await world.Register(World.Suggestion("0391", false,
            new ProposerInput("祝示例", "东湖区代表团", "a@demo.invalid"), new ProposerInput("池示例", "东湖区代表团", "b@demo.invalid")));
        await world.WalkTo(id, "feedback");
        return id;
    }

    /// <summary>Enters the answers of the first deputies of the case, in their order.</summary>
    private static async Task<DecisionReceipt> EnterAsync(World world, string user, Guid id, EntryGround ground, params AnswerInput?[] answers)
    {
        await using var db = world.Open();
        var deputies = await db.Cases.Where(c => c.Id == id).SelectMany(c => c.Suggestion!.Deputies).OrderBy(d => d.Order).Select(d => d.DeputyId).ToListAsync();
        return await EnterAsync(world, user, id, ground, [.. answers.Zip(deputies, (a, d) => new EnteredRow(d, null, a!))]);
    }

    private static async Task<DecisionReceipt> EnterAsync(World world, string user, Guid id, EntryGround ground, IReadOnlyList<EnteredRow> rows)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<EnterAnswers>().RunAsync(actor, id, ground, rows,
            ground.Way == FeedbackWay.Paper ? [new AttachmentUpload("征询意见表.pdf", new MemoryStream(SampleFiles.Pdf))] : [], default));
    }

    private static async Task<string> TokenAsync(World world, Guid id)
    {
        await using var db = world.Open();
        var row = await db.Outbox.AsNoTracking().SingleAsync(m => m.CaseId == id && m.RecipientKind == RecipientKind.Deputy && m.RecipientName == "祝示例代表");
        return await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(row, _ => "", default));
    }
}
