using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Process.Moving;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Tests.Processes;

/// <summary>Moving running cases to another version of their process.</summary>
public sealed class MoveCasesTests
{
    private const string Flow = "suggestion-reply";

    /// <summary>分管领导审签 under another id, 会办协调 ends by itself, 签收 has other words.</summary>
    private static readonly string Newer = DefinitionFiles.Change(
        DefinitionFiles.Rename(DefinitionFiles.Titled("签收确认"), "leaderReview", "leaderCheck"), (activities, connections) =>
        {
            var review = DefinitionFiles.Find(activities, "coHandlingReview");
            review["expires"] = System.Text.Json.Nodes.JsonNode.Parse("""{"typeName":"String","expression":{"type":"Literal","value":"+10wd"}}""");
            review["outcomes"]!["expression"]!["value"] = """["Again", "Proceed", "Expired"]""";
            connections.Add(System.Text.Json.Nodes.JsonNode.Parse("""{"source":{"activity":"coHandlingReview","port":"Expired"},"target":{"activity":"opinionsReady","port":"In"}}"""));
        });

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Cases_at_every_kind_of_step_move_and_run_to_their_end_on_the_new_version(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var accept = await world.CaseAt("accept", "0001");
        var leader = await world.CaseAt("leaderReview", "0002");
        var feedback = await world.CaseAt("feedback", "0003");
        var group = await CoHandledAsync(world, "0004");
        await PublishAsync(world);
        var fresh = await world.CaseAt("accept", "0005");

        var blind = await TryAsync(world, Order());
        Assert.Equal(("第0002号 · 关于示例事项第0002项的建议", "分管领导审签"), (await NameAsync(world, blind.Cases[0].CaseId), blind.Cases[0].Stands));
        Assert.Contains("新版没有这个活动", Assert.Single(blind.Cases[0].Problems));
        Assert.Equal((3, 1), (blind.Movable, blind.Stuck));
        var choice = Assert.Single(blind.Choices);
        Assert.Equal(("leaderReview", 1, "leaderCheck"), (choice.Old.Id, choice.Standing, choice.Proposed));

        var order = Order(new StepMove(1, "leaderReview", "leaderCheck"));
        var plan = await TryAsync(world, order);
        Assert.Equal((4, 0), (plan.Movable, plan.Stuck));
        Assert.Equal("分管领导审签", plan.Cases.Single(c => c.CaseId == leader).Goes);
        var batch = await RunAsync(world, order);
        Assert.Equal((4, 0, 0), (batch.Moved, batch.Left.Count, batch.Remaining));

        await using var db = world.Open();
        Assert.All(await db.Cases.AsNoTracking().ToListAsync(), c => Assert.Equal((2, 2), (c.DefinitionVersion, WorkflowState.FromJson(c.WorkflowState).Version)));
        Assert.Equal("签收确认", (await world.Open(accept, "accept")).Title);
        Assert.Equal(("leaderCheck", 1), await db.WorkItems.Where(w => w.CaseId == leader && w.Status == WorkItemStatus.Open).Select(w => new ValueTuple<string, int>(w.ActivityId, w.Visit)).SingleAsync());
        Assert.Equal(4, await db.Audit.CountAsync(a => a.Kind == "CaseMigrated" && a.ActorName == "示例管理员"));
        Assert.Equal(0, await db.Audit.CountAsync(a => a.Kind == "CaseMigrated" && a.CaseId == fresh));
        Assert.Empty(await world.Verify());

        await world.Decide(accept, "office", "accept", "Accept");
        await world.Decide(leader, "leader", "leaderReview", "Approve");
        await world.Decide(leader, "signatory", "signOff", "Sign");
        await world.Decide(leader, "office", "feedback", "Satisfied");
        await world.Decide(group, "jt.office", "coHandling", "Submit", new OpinionInput("无意见。"));
        Assert.Equal(["draft"], await world.OpenSteps(group));
        world.Clock.Now = world.Clock.Now.AddDays(60);
        Assert.Equal(1, await world.InScope(s => s.GetRequiredService<TimerRunner>().RunDueAsync(default)));
        Assert.Equal(CaseStatus.Archived, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == feedback)).Status);
        Assert.Equal(CaseStatus.Archived, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == leader)).Status);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_step_that_ends_by_itself_gets_its_timer_and_loses_it_on_the_way_back(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await CoHandledAsync(world, "0001");
        await world.Decide(id, "jt.office", "coHandling", "Decline", comment: "不属于我局职责。");
        await PublishAsync(world);
        await using var db = world.Open();
        Assert.Equal(0, await db.Timers.CountAsync());
        world.Clock.Now = world.Clock.Now.AddDays(3);
        Assert.Equal(1, (await RunAsync(world, Order())).Moved);
        var timer = await db.Timers.AsNoTracking().SingleAsync();
        Assert.Equal(("coHandlingReview", "Expired", new DateOnly(2026, 4, 20)), (timer.ActivityId, timer.Outcome, timer.StartedOn));
        Assert.Empty(await world.Verify());

        Assert.Equal(1, (await RunAsync(world, new MoveOrder(Flow, [2], 1, []))).Moved);
        Assert.Equal(0, await db.Timers.CountAsync());
        await world.Decide(id, "office", "coHandlingReview", "Proceed", comment: "由我局办理。");
        Assert.Equal(["draft"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_dropped_is_cancelled_with_the_reason(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        var office = await world.Actor("office");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RequestExtension>().RunAsync(office, id, new DateOnly(2026, 9, 1), "需要实地调研。", default);
            return true;
        });
        await PublishAsync(world);
        Assert.Equal(1, (await RunAsync(world, Order(new StepMove(1, "extensionDecision", null)))).Moved);
        Assert.Equal(["draft"], await world.OpenSteps(id));
        await using var db = world.Open();
        var item = await db.WorkItems.SingleAsync(w => w.CaseId == id && w.Step == "extensionDecision");
        Assert.Equal((WorkItemStatus.Cancelled, "流程已转到第 2 版，不再有这一步"), (item.Status, item.Comment));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_can_be_left_and_taken_up_again_and_what_cannot_move_stays_with_the_reason(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        for (var i = 1; i <= 5; i++)
            await world.CaseAt(i == 3 ? "leaderReview" : "accept", $"{i:0000}");
        await PublishAsync(world);
        var first = await RunAsync(world, Order(), limit: 2);
        Assert.Equal((2, 3), (first.Moved, first.Remaining));
        var second = await RunAsync(world, Order(), first.Last, limit: 2);
        Assert.Equal((1, 1), (second.Moved, second.Remaining));
        Assert.StartsWith("第0003号：正在等待“分管领导审签”（leaderReview），新版没有这个活动", Assert.Single(second.Left));

        var again = await RunAsync(world, Order());
        Assert.Equal((1, 1, 0), (again.Moved, again.Left.Count, again.Remaining));
        await using var db = world.Open();
        Assert.Equal(["0003"], await db.Cases.Where(c => c.DefinitionVersion == 1).Select(c => c.Suggestion!.Number).ToListAsync());
        await world.Decide(await db.Cases.Where(c => c.DefinitionVersion == 1).Select(c => c.Id).SingleAsync(), "leader", "leaderReview", "Approve");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_map_that_makes_no_sense_is_refused_before_anything_moves(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.CaseAt("accept");
        await PublishAsync(world);
        var bad = Order(new StepMove(1, "accept", "nowhere"));
        Assert.Contains("新版没有活动“nowhere”", Assert.Single((await TryAsync(world, bad)).Problems));
        await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync(world, bad));
        await Assert.ThrowsAsync<InvalidInputException>(() => RunAsync(world, new MoveOrder(Flow, [1, 2], 2, [])));
        await Assert.ThrowsAsync<NotFoundException>(() => RunAsync(world, new MoveOrder(Flow, [1], 9, [])));
        await Assert.ThrowsAsync<NotAllowedException>(() => RunAsync(world, Order(), user: "office"));
        await using var db = world.Open();
        Assert.Equal(1, (await db.Cases.SingleAsync()).DefinitionVersion);
    }

    private static MoveOrder Order(params StepMove[] moves) => new(Flow, [1], 2, moves);

    private static async Task<Guid> CoHandledAsync(World world, string number)
    {
        var id = await world.Register(World.Suggestion(number));
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函", "市交函"));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        await using var db = world.Open();
        var science = await world.Bureau("市科函");
        var item = await db.WorkItems.AsNoTracking().SingleAsync(w => w.CaseId == id && w.Step == "coHandling" && w.BureauId == science);
        await world.Decide(item, "kj.office", "Submit", new OpinionInput("同意。"));
        return id;
    }

    private static async Task PublishAsync(World world)
    {
        var admin = await world.Actor("admin");
        await world.InScope(s => s.GetRequiredService<PublishDefinition>().RunAsync(admin, Newer, 2, default));
    }

    private static async Task<DryRun> TryAsync(World world, MoveOrder order)
    {
        var admin = await world.Actor("admin");
        return await world.InScope(s => s.GetRequiredService<CaseMovePlanner>().TryAsync(admin, order, default));
    }

    private static async Task<string> NameAsync(World world, Guid id)
    {
        var admin = await world.Actor("admin");
        return (await world.InScope(s => s.GetRequiredService<CaseMovePlanner>().NamesAsync(admin, [id], default)))[id];
    }

    private static async Task<MoveBatch> RunAsync(World world, MoveOrder order, Guid? after = null, int limit = 100, string user = "admin")
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<MoveCases>().RunAsync(actor, order, after, limit, default));
    }
}
