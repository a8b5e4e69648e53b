using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Reminders;

public sealed class ReminderRunnerTests
{
    /// <summary>A Thursday; the drafter of the world's case owes the draft since 2026-04-20.</summary>
    private static readonly DateOnly Due = new(2026, 5, 21);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_late_draft_climbs_the_whole_ladder_once_on_working_days_only(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Due(id, "draft", Due);
        for (var day = new DateOnly(2026, 5, 5); day <= new DateOnly(2026, 6, 5); day = day.AddDays(1))
            for (var time = 0; time < 2; time++)
                await world.Remind(day, 8 + time);
        // Counted by hand with the holidays of May 1 to 5 and the working Saturday May 9.
        Assert.Equal(
            [
                ("-10", "2026-05-08", "drafter"), ("-3", "2026-05-18", "drafter"), ("0", "2026-05-21", "drafter"),
                ("2", "2026-05-25", "drafter head"), ("4", "2026-05-27", "drafter head"),
                ("6", "2026-05-29", "drafter head leader"), ("8", "2026-06-02", "drafter head leader"), ("10", "2026-06-04", "drafter head leader"),
            ],
            (await world.Given()).Select(g => ($"{g.Notice.Offset}", $"{g.Notice.SentOn:yyyy-MM-dd}", g.To)));
        Assert.All(await world.Given(), g => Assert.Equal(g.Notice.SentOn, g.Notice.ScheduledFor));
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        Assert.Equal(8, await db.Audit.CountAsync(a => a.Kind == "ReminderGiven" && a.CaseId == id));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_is_reminded_before_the_hour_set(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Due(await world.CaseAt("draft"), "draft", Due);
        Assert.Equal(ReminderRun.None, await world.Remind(Due, 7));
        await world.Set(new ReminderSettings { Hour = 10 });
        Assert.Equal(ReminderRun.None, await world.Remind(Due, 9));
        Assert.Equal(1, (await world.Remind(Due, 10)).Reminders);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_decided_step_reminds_no_more_and_a_returned_one_starts_anew(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("divisionReview");
        await world.Due(id, "divisionReview", new DateOnly(2026, 4, 23));
        await world.Remind(new(2026, 4, 23));
        await world.Remind(new(2026, 4, 27));
        await world.Decide(id, "head", "divisionReview", "Return", comment: "数字须核对。");
        await world.Due(id, "revise", new DateOnly(2026, 4, 29));
        await world.Remind(new(2026, 4, 29));
        await world.Decide(id, "drafter", "revise", "Submit", await world.Draft(id, "核对后的正文。"));
        await world.Due(id, "divisionReview", new DateOnly(2026, 4, 30));
        for (var day = new DateOnly(2026, 4, 30); day <= new DateOnly(2026, 5, 7); day = day.AddDays(1))
            await world.Remind(day);
        // The head owes the review himself: late, it goes past him to the leader.
        Assert.Equal(
            [("0", "head"), ("2", "head leader"), ("0", "drafter"), ("0", "head"), ("2", "head leader")],
            (await world.Given()).Select(g => ($"{g.Notice.Offset}", g.To)));
        Assert.Equal(3, (await world.Given()).Select(g => g.Notice.WorkItemId).Distinct().Count());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_machine_asleep_sends_the_last_rung_alone_and_a_clock_set_back_repeats_nothing(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Due(await world.CaseAt("draft"), "draft", Due);
        // Asleep from before the first rung over a weekend and past the due day.
        Assert.Equal(1, (await world.Remind(new(2026, 5, 26))).Reminders);
        foreach (var day in new[] { new DateOnly(2026, 5, 20), new(2026, 5, 25), new(2026, 5, 26) })
            await world.Remind(day);
        await world.Remind(new(2026, 5, 27));
        var given = await world.Given();
        Assert.Equal(given.Count, given.Select(g => g.Notice.Key).Distinct().Count());
        var late = given.Single(g => g.Notice.Offset == 2).Notice;
        Assert.Equal((new DateOnly(2026, 5, 25), new DateOnly(2026, 5, 26)), (late.ScheduledFor, late.SentOn));
        // The rung of the day the clock was set back to had not been sent; those slept through stay unsent.
        Assert.Equal([-3, 2, 4], given.Select(g => g.Notice.Offset));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Holders_of_the_role_are_told_and_their_substitutes_but_nobody_twice_or_with_a_closed_account(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("leaderReview");
        var supervisor = (await world.Actor("dispatcher")).UserId;
        await using (var db = world.Open())
            await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.IsKey, true).SetProperty(c => c.KeySupervisorId, supervisor));
        await world.Due(id, "leaderReview", new DateOnly(2026, 4, 22));
        await world.Substitute("leader", "signatory", new(2026, 4, 22), new(2026, 4, 24), "leaderReview");
        await world.Substitute("leader", "office", new(2026, 4, 22), new(2026, 4, 30), "proofread");
        await world.Substitute("leader", "head2", new(2026, 4, 24), new(2026, 4, 24));
        await using (var db = world.Open())
            await db.Users.Where(u => u.UserName == "head2").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false));
        await world.Remind(new(2026, 4, 22));
        await world.Remind(new(2026, 4, 24));
        await world.Remind(new(2026, 4, 28));
        Assert.Equal(
            // Late, the step of the leader goes to whoever stands above; as substitute the signatory knows already.
            [("0", "leader signatory"), ("2", "dispatcher leader signatory"), ("4", "dispatcher leader signatory")],
            (await world.Given()).Select(g => ($"{g.Notice.Offset}", g.To)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Runs_side_by_side_give_each_reminder_and_each_digest_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Address("drafter", "head");
        for (var i = 1; i <= 6; i++)
            await world.Due(await world.CaseAt("draft", $"{i:0000}"), "draft", Due.AddDays(-i));
        world.Clock.Now = ReminderWorld.At(Due);
        var runs = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(world.Remind)));
        Assert.Equal(6, runs.Sum(r => r.Reminders));
        await using var db = world.Open();
        Assert.Equal(await db.ReminderDigests.CountAsync(), runs.Sum(r => r.Digests));
        Assert.Equal(await db.Outbox.CountAsync(), runs.Sum(r => r.Messages));
        Assert.Equal(6, (await world.Given()).Select(g => g.Notice.WorkItemId).Distinct().Count());
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_step_has_its_own_ladder_where_one_is_set(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Due(await world.CaseAt("draft"), "draft", Due);
        await world.Set(new ReminderSettings { Steps = new Dictionary<string, ReminderLadder> { ["draft"] = new([5], false, 0, 0) } });
        for (var day = new DateOnly(2026, 5, 1); day <= new DateOnly(2026, 6, 5); day = day.AddDays(1))
            await world.Remind(day);
        Assert.Equal([-5], (await world.Given()).Select(g => g.Notice.Offset));
    }
}
