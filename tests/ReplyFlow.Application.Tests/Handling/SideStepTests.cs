using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Handling;

public sealed class SideStepTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_approved_extension_moves_the_due_date_and_the_steps_counted_from_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        var before = await world.Open(id, "draft");
        await Extend(world, id, new DateOnly(2026, 9, 1));
        await Assert.ThrowsAsync<InvalidInputException>(() => Extend(world, id, new DateOnly(2026, 9, 2)));
        Assert.Equal(["draft", "extensionDecision"], await world.OpenSteps(id));
        await world.Decide(id, "dispatcher", "extensionDecision", "Approve");
        await using var db = world.Open();
        var c = await db.Cases.SingleAsync(x => x.Id == id);
        Assert.Equal(new DateOnly(2026, 9, 1), c.Due.On);
        Assert.Contains("批准延期至 2026-09-01", c.Due.Derivation);
        var after = await world.Open(id, "draft");
        Assert.Equal(before.Id, after.Id);
        Assert.True(after.Due.On > before.Due.On);
        Assert.Equal(["draft"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_extension_is_refused_beyond_six_months_and_without_a_reason(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        Assert.Contains("最晚", (await Assert.ThrowsAsync<InvalidInputException>(() => Extend(world, id, new DateOnly(2026, 10, 21)))).Message);
        await Assert.ThrowsAsync<InvalidInputException>(() => Extend(world, id, new DateOnly(2026, 9, 1), ""));
        await Extend(world, id, new DateOnly(2026, 10, 20));
        await world.Decide(id, "dispatcher", "extensionDecision", "Refuse", comment: "请按期办复。");
        await using var db = world.Open();
        Assert.Equal(new DateOnly(2026, 7, 20), (await db.Cases.SingleAsync(x => x.Id == id)).Due.On);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_withdrawal_ends_the_handling(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("proofread");
        var liaison = await world.Actor("liaison");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RequestWithdrawal>().RunAsync(liaison, id, "代表来函撤回。", default);
            return true;
        });
        await world.Decide(id, "liaison", "withdrawalDecision", "Approve");
        Assert.Empty(await world.OpenSteps(id));
        await using var db = world.Open();
        var c = await db.Cases.SingleAsync(x => x.Id == id);
        Assert.NotNull(c.ClosedAt);
        Assert.Equal(CaseStatus.Withdrawn, c.Status);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_dissatisfied_deputy_gets_a_second_reply_under_a_second_number(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        await world.Decide(id, "office", "feedback", "Dissatisfied", comment: "没有答复第三点。");
        await world.Decide(id, "drafter", "rehandle", "Submit", await world.DraftWith(id, "补充答复如下。"));
        await world.Decide(id, "head", "divisionReview", "Approve");
        await world.Decide(id, "office", "proofread", "Approve");
        await world.Decide(id, "leader", "leaderReview", "Approve");
        Assert.Equal("市工信函〔2026〕2号", (await world.Decide(id, "signatory", "signOff", "Sign")).DocumentNumber);
        await world.Decide(id, "office", "feedback", "Satisfied");
        await using var db = world.Open();
        Assert.Equal([FeedbackLevel.Dissatisfied, FeedbackLevel.Satisfied], await db.Feedback.OrderBy(f => f.At).ThenBy(f => f.Id).Select(f => f.Level).ToListAsync());
        Assert.Equal(CaseStatus.Archived, (await db.Cases.SingleAsync(x => x.Id == id)).Status);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_case_without_feedback_is_closed_when_its_time_is_up_and_only_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        Assert.Equal(0, await world.InScope(s => s.GetRequiredService<TimerRunner>().RunDueAsync(default)));
        world.Clock.Now = world.Clock.Now.AddDays(60);
        var fired = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.InScope(s => s.GetRequiredService<TimerRunner>().RunDueAsync(default))));
        Assert.Equal(1, fired.Sum());
        Assert.Empty(await world.OpenSteps(id));
        await using var db = world.Open();
        Assert.Equal(CaseStatus.Archived, (await db.Cases.SingleAsync(x => x.Id == id)).Status);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_sweeper_opens_again_what_was_lost_and_reports_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("leaderReview");
        await using var db = world.Open();
        await db.WorkItems.Where(w => w.CaseId == id && w.Status == WorkItemStatus.Open).ExecuteDeleteAsync();
        Assert.Contains(await world.Verify(), f => f.Law == 1);
        Assert.Equal(["0390 leaderReview#1"], await world.InScope(s => s.GetRequiredService<Sweeper>().RunAsync(default)));
        Assert.Empty(await world.InScope(s => s.GetRequiredService<Sweeper>().RunAsync(default)));
        await world.Decide(id, "leader", "leaderReview", "Approve");
        Assert.Equal(["signOff"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    private static async Task Extend(World world, Guid id, DateOnly until, string reason = "需要实地调研。")
    {
        var actor = await world.Actor("office");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RequestExtension>().RunAsync(actor, id, until, reason, default);
            return true;
        });
    }
}
