using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Processes;

/// <summary>The timer that ends a task by itself was lost.</summary>
public sealed class LostTimerTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_is_set_again_from_the_day_the_step_was_opened_and_ends_the_step(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        await using var db = world.Open();
        var timer = await db.Timers.AsNoTracking().SingleAsync(t => t.CaseId == id);
        await db.Timers.Where(t => t.CaseId == id).ExecuteDeleteAsync();
        world.Clock.Now = world.Clock.Now.AddDays(5);
        Assert.Equal((1, "流程停在“feedback”，但没有相应的计时"), (await world.Verify()).Select(f => (f.Law, f.Message)).Single());
        Assert.Equal(["0390 feedback#1 timer"], await SweepAsync(world));
        Assert.Empty(await SweepAsync(world));
        var again = await db.Timers.AsNoTracking().SingleAsync(t => t.CaseId == id);
        Assert.Equal((timer.DueAt, timer.StartedOn, timer.Outcome, timer.DueRule), (again.DueAt, again.StartedOn, again.Outcome, again.DueRule));
        Assert.Empty(await world.Verify());

        world.Clock.Now = timer.DueAt;
        Assert.Equal(1, await world.InScope(s => s.GetRequiredService<TimerRunner>().RunDueAsync(default)));
        Assert.Equal(CaseStatus.Archived, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id)).Status);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_timer_that_fails_does_not_hold_up_the_others(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (broken, sound) = (await world.CaseAt("feedback"), await world.CaseAt("feedback", "0391"));
        await using var db = world.Open();
        await db.Cases.Where(c => c.Id == broken).ExecuteUpdateAsync(s => s.SetProperty(c => c.WorkflowState, "{"));
        await db.Timers.Where(t => t.CaseId == broken).ExecuteUpdateAsync(s => s.SetProperty(t => t.DueAt, t => world.Clock.Now));
        world.Clock.Now = world.Clock.Now.AddDays(60);
        Assert.Equal(1, await world.InScope(s => s.GetRequiredService<TimerRunner>().RunDueAsync(default)));
        Assert.Equal(CaseStatus.Archived, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == sound)).Status);
        Assert.Equal([broken], await db.Timers.Select(t => t.CaseId).ToListAsync());
    }

    private static Task<IReadOnlyList<string>> SweepAsync(World world) => world.InScope(s => s.GetRequiredService<Sweeper>().RunAsync(default));
}
