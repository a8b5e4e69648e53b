using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process.Incidents;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Tests.Processes;

/// <summary>A step of the machine that fails: here a notice to the head of a division that the bureau does not have.</summary>
public sealed class IncidentTests
{
    private static readonly string Failing = DefinitionFiles.Change(DefinitionFiles.Shipped(), (activities, _) =>
    {
        var notice = DefinitionFiles.Find(activities, "opinionsReady");
        notice["message"]!["expression"]!["value"] = "generic";
        notice["recipient"]!["expression"]!["value"] = "division:督办处/DivisionHead";
    });

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_is_parked_listed_retried_and_goes_on_once_the_cause_is_gone(DatabaseKind kind)
    {
        await using var world = await CreateAsync(kind);
        var id = await world.CaseAt("draft");
        var row = Assert.Single(await ListAsync(world));
        Assert.Equal((id, "opinionsReady", 1, "0390", "通知经办人", 1, world.Clock.Now), (row.CaseId, row.ActivityId, row.Visit, row.Number, row.Step, row.Tries, row.Since));
        Assert.Contains("主办单位没有名为“督办处”的处室", row.Problem);
        Assert.Empty(await world.Verify());

        Assert.Contains("仍未成功", await RetryAsync(world, row));
        row = Assert.Single(await ListAsync(world));
        Assert.Equal(2, row.Tries);
        var stale = await Assert.ThrowsAsync<StepMovedOnException>(() => RetryAsync(world, row with { Tries = 1 }));
        Assert.Contains("示例管理员已于2026年4月20日 10:00重试“通知经办人”，仍未成功（第 2 次）", stale.Message);

        await using var db = world.Open();
        db.Divisions.Add(new Division { BureauId = await world.Bureau("市工信函"), Name = "督办处" });
        await db.SaveChangesAsync();
        Assert.Equal("“通知经办人”已完成。流程已继续。", await RetryAsync(world, row));
        Assert.Empty(await ListAsync(world));
        Assert.Contains("已经不再挂起：示例管理员已于", (await Assert.ThrowsAsync<StepMovedOnException>(() => RetryAsync(world, row))).Message);

        await world.Contact(id);
        await world.Decide(id, "drafter", "draft", "Submit", await world.Draft(id));
        Assert.Equal(["divisionReview"], await world.OpenSteps(id));
        Assert.Equal(["StepParked", "StepRetried", "StepParked", "StepRetried"], await db.Audit.Where(a => a.CaseId == id && a.Kind.StartsWith("Step")).OrderBy(a => a.Seq).Select(a => a.Kind).ToListAsync());
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Skipping_needs_a_reason_is_recorded_and_happens_once(DatabaseKind kind)
    {
        await using var world = await CreateAsync(kind);
        var id = await world.CaseAt("draft");
        var row = Assert.Single(await ListAsync(world));
        Assert.Equal("Reason", Assert.Single((await Assert.ThrowsAsync<InvalidInputException>(() => SkipAsync(world, row, "  "))).Errors).Field);
        Assert.Equal("Outcome", Assert.Single((await Assert.ThrowsAsync<InvalidInputException>(() => SkipAsync(world, row, "已电话告知", "True"))).Errors).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => SkipAsync(world, row, "已电话告知", user: "office"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await SkipAsync(world, row, "已电话告知");
            }
            catch (StepMovedOnException e)
            {
                return e.Message;
            }
        })));
        Assert.Equal(1, answers.Count(a => a == "“通知经办人”已跳过。流程已继续。"));
        Assert.Equal(4, answers.Count(a => a.Contains("跳过“通知经办人”，理由：已电话告知", StringComparison.Ordinal)));
        await using var db = world.Open();
        var line = await db.Audit.SingleAsync(a => a.Kind == "StepSkipped");
        Assert.Equal(("示例管理员", id), (line.ActorName, line.CaseId));
        Assert.Empty(await ListAsync(world));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_number_cannot_be_skipped(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("signOff");
        await using var db = world.Open();
        var c = await db.Cases.SingleAsync(x => x.Id == id);
        var state = WorkflowState.FromJson(c.WorkflowState);
        var signing = state.Waiting.Single();
        c.Advance((state with { Waiting = [signing with { ActivityId = "allocateNumber", Kind = WaitKind.Incident, Problem = "文号服务没有应答" }] }).ToJson());
        await db.SaveChangesAsync();
        var row = Assert.Single(await ListAsync(world));
        Assert.Equal("跳过编号，复函就没有文号，后面无法印发", row.Skipping.Refusal);
        var e = await Assert.ThrowsAsync<InvalidInputException>(() => SkipAsync(world, row, "以后再编"));
        Assert.Contains("请排除故障后重试", e.Message);
        Assert.Equal(0, await db.Letters.CountAsync());
        Assert.Equal("allocateNumber", WorkflowState.FromJson((await db.Cases.AsNoTracking().SingleAsync(x => x.Id == id)).WorkflowState).Incidents.Single().ActivityId);
    }

    [Fact]
    public void Only_steps_that_nothing_later_builds_on_may_be_skipped()
    {
        foreach (var file in new[] { "suggestion-reply", "suggestion-reply-simple", "off-session-suggestion", "proposal-reply" })
        {
            var machine = WorkflowDefinition.Parse(DefinitionFiles.Shipped(file)).Activities.Where(a => a is SystemStepActivity or DecideActivity).ToList();
            var steps = machine.Where(a => SkipRule.For(a).Refusal is null).Select(a => a is SystemStepActivity s ? s.Step : "Decide").Distinct().Order();
            Assert.Equal(["Decide", "DeliverCopies", "Notify", "OpenFeedback"], steps);
            Assert.All(machine.Where(a => a is SystemStepActivity { Step: "AllocateNumber" or "MakeLetter" or "DeliverLetter" or "Withdraw" or "Archive" or "ApplyExtension" }), a => Assert.NotNull(SkipRule.For(a).Refusal));
            Assert.All(machine.OfType<DecideActivity>().Where(a => a.Question == "isIssued"), a => Assert.NotNull(SkipRule.For(a).Refusal));
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_secret_deputys_name_is_not_shown_to_the_administrator(DatabaseKind kind)
    {
        await using var world = await CreateAsync(kind);
        var id = await world.Register(World.Suggestion(secret: true) with { Title = "祝示例代表关于停车难的建议" });
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment());
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        Assert.Equal("××代表关于停车难的建议", Assert.Single(await ListAsync(world)).Title);
        var office = await world.Actor("office");
        await Assert.ThrowsAsync<NotAllowedException>(() => world.InScope(s => s.GetRequiredService<IncidentQueries>().ListAsync(office, 0, 50, default)));
    }

    private static async Task<World> CreateAsync(DatabaseKind kind)
    {
        using var files = DefinitionFiles.Of(Failing);
        return await World.CreateAsync(kind, files.Folder);
    }

    private static async Task<IReadOnlyList<IncidentRow>> ListAsync(World world)
    {
        var admin = await world.Actor("admin");
        return await world.InScope(s => s.GetRequiredService<IncidentQueries>().ListAsync(admin, 0, 50, default));
    }

    private static async Task<string> RetryAsync(World world, IncidentRow row)
    {
        var admin = await world.Actor("admin");
        return await world.InScope(s => s.GetRequiredService<RetryParkedStep>().RunAsync(admin, row.CaseId, row.ActivityId, row.Visit, row.Tries, default));
    }

    private static async Task<string> SkipAsync(World world, IncidentRow row, string reason, string outcome = "Done", string user = "admin")
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<SkipParkedStep>().RunAsync(actor, row.CaseId, row.ActivityId, row.Visit, row.Tries, outcome, reason, default));
    }
}
