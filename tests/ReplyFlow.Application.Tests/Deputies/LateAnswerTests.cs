using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>A second letter and the answers that it is about: what comes after it was submitted is told to its drafter, and 核稿 asks for what it answers.</summary>
public sealed class LateAnswerTests
{
    private const string One = "祝示例代表";
    private const string Two = "池示例代表";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_co_signer_s_answer_after_the_second_letter_was_submitted_stands_in_its_drafter_s_inbox_until_the_letter_comes_back()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoAsync(world);
        var (one, two) = (await LeaveAsync(world, id, One), await LeaveAsync(world, id, Two));
        await AnswerAsync(world, one, Bad);
        await world.WalkTo(id, "divisionReview");
        Assert.Empty(await LateAsync(world, "drafter"));
        await AnswerAsync(world, two, Bad with { Words = "到底建不建？" });
        var late = Assert.Single(await LateAsync(world, "drafter"));
        Assert.Equal(("池示例", FeedbackLevel.Dissatisfied, "到底建不建？"), (late.Deputy, late.Level, late.Words));
        Assert.Empty(await LateAsync(world, "head"));
        await world.Decide(id, "head", "divisionReview", "Return", comment: "请补上池代表的意见。");
        Assert.Empty(await LateAsync(world, "drafter"));
    }

    [Fact]
    public async Task A_second_letter_with_no_word_on_the_deputy_s_opinion_is_marked_for_whoever_reviews_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await AnswerAsync(world, await LeaveAsync(world, id), Bad with { Words = "停车位没有增加。" });
        await using var db = world.Open();
        var body = (await db.Drafts.AsNoTracking().SingleAsync(d => d.CaseId == id, Ct)).Content.Body;
        Assert.Contains("根据您反馈的意见，我单位再次办理", body, StringComparison.Ordinal);
        await world.Contact(id);
        await world.Decide(id, "drafter", "rehandle", "Submit", await world.Draft(id, body));
        Assert.Contains(await world.FindingsAsync(id), f => f.Finding.Message.Contains("没有新写的内容，没有回应祝示例代表反馈的意见：停车位没有增加", StringComparison.Ordinal));
        await world.Decide(id, "head", "divisionReview", "Return", comment: "请回应。");
        await world.Decide(id, "drafter", (await world.OpenSteps(id))[0], "Submit", await world.DraftWith(id, "关于停车位，今年新增二十个。"));
        Assert.DoesNotContain(await world.FindingsAsync(id), f => f.Finding.Message.Contains("祝示例代表反馈的意见", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_co_signer_keeps_their_last_day_where_the_answer_of_another_one_becomes_void()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoAsync(world);
        await LeaveAsync(world, id, Two);
        await LeaveAsync(world, id, One);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere, One), Bad);
        await using var db = world.Open();
        var two = (await db.Deputies.SingleAsync(d => d.Name == "池示例", Ct)).Id.ToString("N");
        var before = await db.WorkItems.Where(w => w.CaseId == id && w.Step == "feedback" && w.Participant == two).Select(w => w.Due.On).SingleAsync(Ct);
        world.Clock.Now += TimeSpan.FromDays(7);
        await RejectAsync(world, id);
        var open = await db.WorkItems.AsNoTracking().Where(w => w.CaseId == id && w.Step == "feedback" && w.Status == WorkItemStatus.Open).ToListAsync(Ct);
        Assert.Equal(before, open.Single(w => w.Participant == two).Due.On);
        Assert.True(open.Single(w => w.Participant != two).Due.On > before);
        Assert.Empty(await world.Verify());
    }

    private static Task<IReadOnlyList<LateAnswer>> LateAsync(World world, string user) =>
        world.InScope(async s => await s.GetRequiredService<DraftQueries>().LateAnswersAsync(await world.Actor(user), Ct));

    private static async Task<Guid> TwoAsync(World world)
    {
        var id = await world.Register(World.Suggestion("0391", false,
            new ProposerInput("祝示例", "东湖区代表团", "a@demo.invalid"), new ProposerInput("池示例", "东湖区代表团", "b@demo.invalid")));
        await world.WalkTo(id, "feedback");
        return id;
    }
}
