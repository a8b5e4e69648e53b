using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Reassign;
using ReplyFlow.Application.WorkItems.Talk;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>A case goes where it stands without an answer that is void, and its deputy is asked again, with their whole time.</summary>
public sealed class VoidMoveTests
{
    private const string One = "祝示例代表";
    private const string Two = "池示例代表";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_case_that_the_answer_archived_comes_back_to_its_deputy_and_people_are_told(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        await using var db = world.Open();
        await db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.Email, x => x.UserName + "@demo.invalid"), Ct);
        await LeaveAsync(world, id);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Good);
        Assert.Equal(CaseStatus.Archived, await StatusAsync(world, id));
        var before = await LastDayAsync(world, id);
        world.Clock.Advance(TimeSpan.FromDays(10));
        await RejectAsync(world, id);
        Assert.Equal((CaseStatus.Replied, null), (await StatusAsync(world, id), (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id, Ct)).ClosedAt));
        Assert.Equal(["feedback"], await world.OpenSteps(id));
        Assert.True(await LastDayAsync(world, id) > before);
        Assert.Equal(await LastDayAsync(world, id), await world.InScope(async s => (await DeputyForm.ReadAsync(
            s.GetRequiredService<ReplyFlowDb>(), s.GetRequiredService<LetterRenderer>(), new PublicAddress("http://demo.invalid"), id,
            await db.Letters.Select(l => l.Id).SingleAsync(Ct), await db.Deputies.Select(d => d.Id).SingleAsync(Ct), Ct)).Due));
        var told = await db.Outbox.Where(m => m.Subject.Contains("答复作废")).OrderBy(m => m.Address).ToListAsync(Ct);
        Assert.Equal(["drafter@demo.invalid", "liaison@demo.invalid", "office@demo.invalid"], told.Select(m => m.Address));
        Assert.Contains("由归档回到“代表反馈”", told[0].Body, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
        await AnswerAsync(world, await LeaveAsync(world, id), Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_two_deputies_the_one_whose_answer_is_void_is_waited_for_beside_the_other_until_their_new_day(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await TwoAsync(world);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere, Two), Good);
        world.Clock.Advance(TimeSpan.FromDays(10));
        await RejectAsync(world, id);
        Assert.Equal(["feedback", "feedback"], await world.OpenSteps(id));
        await using var db = world.Open();
        var last = await db.WorkItems.Where(w => w.CaseId == id && w.Step == "feedback" && w.Status == WorkItemStatus.Open).MaxAsync(w => w.Due.On, Ct);
        Assert.Equal(last, BeijingTime.DateOf((await db.Timers.SingleAsync(t => t.CaseId == id, Ct)).DueAt).AddDays(-1));
        await AnswerAsync(world, await LeaveAsync(world, id, One), Good);
        Assert.Equal(["feedback"], await world.OpenSteps(id));
        await AnswerAsync(world, await LeaveAsync(world, id, Two), Good);
        Assert.Equal(CaseStatus.Archived, await StatusAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_second_handling_that_the_answer_alone_began_stops_and_all_are_waited_for_again(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await TwoAsync(world);
        var evil = await ResentAsync(world, id, Elsewhere, Two);
        await AnswerAsync(world, evil, Bad);
        Assert.Equal("代表本人（答复时邮箱未确认）", (await world.Open(id, "rehandle")).SentBy);
        await world.WalkTo(id, "signOff");
        await RejectAsync(world, id);
        Assert.Equal(["feedback", "feedback"], await world.OpenSteps(id));
        // The row of whose answer is void says so, the other one not; the office reads it in the one line of both. The drafter's inbox says that their work ended; the stranger is sent nowhere.
        await using (var db = world.Open())
        {
            var said = Assert.Single(await db.WorkItems.Where(w => w.CaseId == id && w.Step == "feedback" && w.Status == WorkItemStatus.Open && w.SentWords != "")
                .ToListAsync(Ct));
            var whose = Guid.Parse(said.Participant);
            Assert.Equal(Two, await db.Deputies.Where(d => d.Id == whose).Select(d => d.Name + "代表").SingleAsync(Ct));
            var row = Assert.Single(await new WorkItemQueries(db, new(db)).InboxAsync(await world.Actor("office"), null, null, Ct), r => r.Step == "feedback");
            Assert.StartsWith($"{Two}原来的答复作废", row.SentWords, StringComparison.Ordinal);
        }
        foreach (var (user, told) in new[] { ("drafter", 1), ("office", 1), ("head", 0) })
            Assert.Equal(told, (await TakenAsync(world, user)).Count(t => t.Then.Contains("再次办理停止", StringComparison.Ordinal)));
        var dead = (await Assert.ThrowsAsync<LinkClosedException>(() => PageAsync(world, evil))).Message;
        Assert.Contains("不是代表本人的", dead, StringComparison.Ordinal);
        Assert.DoesNotContain("最近收到", dead, StringComparison.Ordinal);
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("代表的答复作废", StringComparison.Ordinal));
        Assert.Empty(await world.Verify());
        await AnswerAsync(world, await LeaveAsync(world, id, One), Good);
        await AnswerAsync(world, await LeaveAsync(world, id, Two), Good);
        Assert.Equal(CaseStatus.Archived, await StatusAsync(world, id));
    }

    [Fact]
    public async Task A_second_handling_that_it_alone_began_stops_also_where_the_deputys_own_answer_had_taken_its_place()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var own = await LeaveAsync(world, id);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Bad);
        Assert.True((await PageAsync(world, own)).Answer!.CameFromElsewhere);
        await AnswerAsync(world, own, Good);
        Assert.False((await PageAsync(world, own)).Answer!.CameFromElsewhere);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Equal(1, (await RejectAsync(world, id)).Void);
        Assert.Equal((CaseStatus.Archived, 0), (await StatusAsync(world, id), (await world.OpenSteps(id)).Count));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Nobody_is_answered_a_third_time_because_another_deputy_is_answered_again()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoAsync(world);
        await AnswerAsync(world, await LeaveAsync(world, id, One), Bad);
        await world.WalkTo(id, "feedback");
        await AnswerAsync(world, await LeaveAsync(world, id, One), Bad);
        await AnswerAsync(world, await ResentAsync(world, id, "b@demo.invalid", Two), Bad);
        await world.WalkTo(id, "feedback");
        await using var db = world.Open();
        var third = await db.Letters.OrderByDescending(l => l.IssuedAt).FirstAsync(Ct);
        Assert.Equal([Two], await db.Outbox.Where(m => m.LetterId == third.Id && m.RecipientKind == RecipientKind.Deputy).Select(m => m.RecipientName).ToListAsync(Ct));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_second_handling_for_another_deputy_goes_on_and_the_deputy_may_answer_and_is_asked_with_the_next_letter()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoAsync(world);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere, Two), Good);
        await AnswerAsync(world, await LeaveAsync(world, id, One), Bad);
        var before = await LastDayAsync(world, id);
        world.Clock.Advance(TimeSpan.FromDays(10));
        await RejectAsync(world, id);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        var own = await LeaveAsync(world, id, Two);
        var page = await PageAsync(world, own);
        Assert.Null(page.Closed);
        Assert.True(page.LastDay > before, $"{page.LastDay} is not after {before}");
        await world.WalkTo(id, "feedback");
        await using var db = world.Open();
        var second = await db.Letters.OrderByDescending(l => l.IssuedAt).FirstAsync(Ct);
        Assert.Equal(One, (await db.Outbox.SingleAsync(m => m.LetterId == second.Id && m.RecipientKind == RecipientKind.Deputy, Ct)).RecipientName);
        Assert.Equal(["feedback", "feedback"], await world.OpenSteps(id));
        await AnswerAsync(world, own, Good);
        Assert.Equal(["feedback"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_second_letter_that_was_issued_stays_and_only_what_was_said_of_it_is_asked_again()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        var evil = await ResentAsync(world, id, Elsewhere);
        await AnswerAsync(world, evil, Bad);
        await world.WalkTo(id, "feedback");
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Bad);
        Assert.Equal(["talk"], await world.OpenSteps(id));
        Assert.Equal(CaseStatus.Archived, await StatusAsync(world, id));
        Assert.Equal(2, (await RejectAsync(world, id)).Void);
        Assert.Equal(["feedback"], await world.OpenSteps(id));
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("“与代表联系沟通”不再需要办理", StringComparison.Ordinal));
        await AnswerAsync(world, await LeaveAsync(world, id), Good);
        Assert.Equal(CaseStatus.Archived, await StatusAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_talk_with_a_deputy_whom_the_second_letter_did_not_content_is_still_owed_where_the_answer_before_is_void()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Bad);
        await world.WalkTo(id, "feedback");
        await AnswerAsync(world, await LeaveAsync(world, id), Bad);
        Assert.Equal(1, (await RejectAsync(world, id)).Void);
        Assert.Equal(["talk"], await world.OpenSteps(id));
        Assert.Contains(await AnswersAsync(world, id), a => a.Counts && a.Words == Bad.Words);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_talk_is_owed_again_where_the_discontent_counts_again_and_no_unconfirmed_answer_lets_anybody_off_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await AnswerAsync(world, await LeaveAsync(world, id), Bad);
        await world.WalkTo(id, "feedback");
        await AnswerAsync(world, await ResentAsync(world, id, "second@demo.invalid"), Bad);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Good);
        Assert.Equal(["talk"], await world.OpenSteps(id));
        Assert.Equal(1, (await RejectAsync(world, id)).Void);
        Assert.Equal(["talk"], await world.OpenSteps(id));
        Assert.Contains(Bad.Words, (await world.Open(id, "talk")).SentWords, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task An_answer_that_was_not_the_deputys_does_not_take_their_second_handling_away()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Bad);
        await world.WalkTo(id, "feedback");
        await RejectAsync(world, id);
        var own = await LeaveAsync(world, id);
        Assert.False((await PageAsync(world, own)).IsSecond);
        await AnswerAsync(world, own, Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
        await world.WalkTo(id, "feedback");
        var again = await LeaveAsync(world, id);
        Assert.True((await PageAsync(world, again)).IsSecond);
        await AnswerAsync(world, again, Bad);
        Assert.Equal(["talk"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task An_answer_that_counts_again_closes_its_item_in_the_name_of_whoever_gave_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Bad);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await AnswerAsync(world, await ResentAsync(world, id, "second@demo.invalid"), Good);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        await RejectAsync(world, id);
        Assert.Equal(CaseStatus.Archived, await StatusAsync(world, id));
        await using var db = world.Open();
        var item = await db.WorkItems.Where(w => w.CaseId == id && w.Step == "feedback").OrderByDescending(w => w.ClosedAt).FirstAsync(Ct);
        Assert.Equal(("代表本人（答复时邮箱未确认）", "满意（答复时邮箱未确认）"), (item.Decider, item.OutcomeLabel));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Nobody_owes_a_talk_any_more_with_a_deputy_who_turned_content()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await AnswerAsync(world, await LeaveAsync(world, id), Bad);
        await world.WalkTo(id, "feedback");
        var second = await LeaveAsync(world, id);
        await AnswerAsync(world, second, Bad);
        Assert.Equal(["talk"], await world.OpenSteps(id));
        Assert.Equal("已经再次答复，由承办单位与您联系沟通。", (await PageAsync(world, second)).Progress);
        await AnswerAsync(world, second, Good);
        Assert.Empty(await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_talk_that_is_owed_follows_the_bureau_that_comes_to_lead_the_case()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await TwoAsync(world);
        await AnswerAsync(world, await LeaveAsync(world, id, One), Bad);
        await world.WalkTo(id, "feedback");
        await AnswerAsync(world, await LeaveAsync(world, id, One), Bad);
        var (before, other) = (await world.Open(id, "talk"), await world.Bureau("市科函"));
        await world.InScope(s => s.GetRequiredService<UnitRunner>().RunAsync(null, async unit =>
        {
            var c = await unit.Db.LoadCaseAsync(id, Ct);
            // A talk is owed after a letter only, and then a new 交办 is the one way to another bureau.
            Assert.NotNull(ReassignBureaus.Objection(c.Status, c.RepliedOn, c.LeadBureauId));
            c.Assign(other, "", unit.Today, unit.Now);
            await TalkStep.FollowAsync(unit, c, Ct);
            return true;
        }, Ct));
        Assert.Equal(["feedback", "talk"], await world.OpenSteps(id));
        var after = await world.Open(id, "talk");
        Assert.Equal((other, before.SentWords, before.Participant), (after.BureauId, after.SentWords, after.Participant));
    }

    private static async Task<Guid> TwoAsync(World world)
    {
        var id = await world.Register(World.Suggestion("0391", false,
            new("祝示例", "东湖区代表团", "a@demo.invalid"), new("池示例", "东湖区代表团", "b@demo.invalid")));
        await world.WalkTo(id, "feedback");
        await LeaveAsync(world, id, Two);
        return id;
    }

    private static async Task<IReadOnlyList<TakenCase>> TakenAsync(World world, string user)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<CaseHistoryQueries>().TakenFromAsync(actor, world.Clock.Now.AddDays(-7), Ct));
    }

    private static async Task<CaseStatus> StatusAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return await db.Cases.Where(c => c.Id == id).Select(c => c.Status).SingleAsync(Ct);
    }

    private static async Task<DateOnly?> LastDayAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return await db.WorkItems.Where(w => w.CaseId == id && w.Step == "feedback").MaxAsync(w => w.Due.On, Ct);
    }
}
