using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.Tests.Reminders;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>While one deputy is handled again, those who have not answered are asked on and reminded; nobody is 未反馈 who was not.</summary>
public sealed class SilentDeputyTests
{
    private const string One = "祝示例代表";
    private const string Two = "池示例代表";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_silent_co_signer_keeps_the_item_is_reminded_on_the_days_set_and_gave_no_answer_only_after_the_last(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, item, _) = await DiscontentAsync(world);
        var still = await ItemAsync(world, item.Id);
        Assert.Equal((WorkItemStatus.Open, item.Due.On, item.OpenedAt), (still.Status, still.Due.On, still.OpenedAt));
        var calendar = await world.InScope(s => Task.FromResult(s.GetRequiredService<CaseDeadlines>().Calendar));
        for (var n = -15; n <= 0; n++)
            await world.Remind(calendar.AddWorkingDays(item.Due.On!.Value, n));
        await using var db = world.Open();
        Assert.Equal([-10, -3], await db.Reminders.Where(r => r.WorkItemId == item.Id && r.Audience == ReminderAudience.Deputy)
            .OrderBy(r => r.SentOn).Select(r => r.Offset).ToListAsync(Ct));
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.CaseId == id && m.RecipientName == One && m.LetterId != null && m.AttachmentName == "", Ct));
        await FireAsync(world);
        Assert.Equal(WorkItemStatus.Open, (await ItemAsync(world, item.Id)).Status);
        world.Clock.Now = ReminderWorld.At(item.Due.On!.Value.AddDays(1));
        await FireAsync(world);
        var over = await ItemAsync(world, item.Id);
        Assert.Equal((WorkItemStatus.Cancelled, "已超过期限，代表没有反馈"), (over.Status, over.Comment));
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        // Their time is over, and the second letter asks the other one alone.
        await world.WalkTo(id, "feedback");
        Assert.Equal([await DeputyAsync(world, Two)], await AskedAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Their_answer_closes_the_item_moves_nothing_and_their_discontent_joins_the_handling(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, item, token) = await DiscontentAsync(world);
        await AnswerAsync(world, token, Bad);
        var closed = await ItemAsync(world, item.Id);
        Assert.Equal((WorkItemStatus.Decided, "不满意"), (closed.Status, closed.OutcomeLabel));
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("代表的答复有变化", StringComparison.Ordinal));
        await world.WalkTo(id, "feedback");
        Assert.Equal(2, (await AskedAsync(world, id)).Count);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_told_of_another_deputy_stands_at_the_step_that_it_concerns_with_the_name_and_not_at_theirs(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, silent, token) = await DiscontentAsync(world);
        await AnswerAsync(world, await ResentAsync(world, id, "b@demo.invalid", Two), Good);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere, Two), Bad);
        var rehandled = (await world.Open(id, "rehandle")).Id;
        var told = await ToldAsync(world, "office", silent.Id, rehandled);
        Assert.Empty(told[silent.Id]);
        Assert.Equal([$"代表的答复有变化（{Two}）"], told[rehandled].Select(a => a.Text));
        await AnswerAsync(world, token, Bad);
        Assert.Equal([Two, One], (await ToldAsync(world, "office", rehandled))[rehandled].Select(a => a.Text[9..^1]));
        // Whoever may not know the deputies is told without the name.
        await using var db = world.Open();
        await db.Suggestions.ExecuteUpdateAsync(s => s.SetProperty(x => x.IdentitySecret, true), Ct);
        Assert.All((await ToldAsync(world, "kj.office", rehandled))[rehandled], a => Assert.Equal("代表的答复有变化", a.Text));
    }

    private static async Task<ILookup<Guid, CaseActivity>> ToldAsync(World world, string user, params Guid[] items)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<CaseHistoryQueries>().ActivityAsync(actor, items, Ct));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Staff_enter_their_answer_meanwhile_and_the_second_letter_asks_them_no_more(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, item, _) = await DiscontentAsync(world);
        await EnterAsync(world, id, Good, name: One);
        Assert.Equal((WorkItemStatus.Decided, "满意（代录）"), ((await ItemAsync(world, item.Id)).Status, (await ItemAsync(world, item.Id)).OutcomeLabel));
        await world.WalkTo(id, "feedback");
        Assert.Equal([await DeputyAsync(world, Two)], await AskedAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_second_letter_asks_those_anew_whose_time_runs_on_and_the_case_waits_for_them(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, item, token) = await DiscontentAsync(world);
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.WalkTo(id, "feedback");
        Assert.Equal(2, (await AskedAsync(world, id)).Count);
        await using var db = world.Open();
        // Each has until their own day, whatever the other was written.
        Assert.Equal(item.Due.On, (await db.WorkItems.SingleAsync(w => w.Participant == item.Participant && w.Status == WorkItemStatus.Open, Ct)).Due.On);
        Assert.Equal((WorkItemStatus.Cancelled, "随再次征询一并征询"), ((await ItemAsync(world, item.Id)).Status, (await ItemAsync(world, item.Id)).Comment));
        await AnswerAsync(world, await LeaveAsync(world, id, Two), Good);
        Assert.Equal(CaseStatus.Replied, await db.Cases.Where(c => c.Id == id).Select(c => c.Status).SingleAsync(Ct));
        await EnterAsync(world, id, Good, name: One);
        Assert.Equal(CaseStatus.Archived, await db.Cases.Where(c => c.Id == id).Select(c => c.Status).SingleAsync(Ct));
        // Another mind after the end opens the case at the step that asked, not beside it.
        await AnswerAsync(world, token, Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Asked_along_with_the_second_letter_they_are_asked_until_their_own_day_and_no_longer(bool otherAnswersFirst)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, item, _) = await DiscontentAsync(world);
        world.Clock.Advance(TimeSpan.FromDays(7));
        await world.WalkTo(id, "feedback");
        var link = await LeaveAsync(world, id, Two);
        if (otherAnswersFirst)
            await AnswerAsync(world, link, Good);
        await using var db = world.Open();
        world.Clock.Now = ReminderWorld.At(item.Due.On!.Value);
        await FireAsync(world);
        Assert.Contains(await DeputyAsync(world, One), await AskedAsync(world, id));
        world.Clock.Now = ReminderWorld.At(item.Due.On!.Value.AddDays(1));
        await FireAsync(world);
        Assert.DoesNotContain(await DeputyAsync(world, One), await AskedAsync(world, id));
        var last = await db.WorkItems.OrderByDescending(w => w.OpenedAt).FirstAsync(w => w.Participant == item.Participant, Ct);
        Assert.Equal((WorkItemStatus.Cancelled, "已超过期限，代表没有反馈"), (last.Status, last.Comment));
        if (!otherAnswersFirst)
        {
            Assert.Equal([await DeputyAsync(world, Two)], await AskedAsync(world, id));
            await AnswerAsync(world, link, Good);
        }
        Assert.Equal(CaseStatus.Archived, await db.Cases.Where(c => c.Id == id).Select(c => c.Status).SingleAsync(Ct));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Whoever_changes_an_answer_after_another_s_second_letter_keeps_their_own_last_day()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, item, token) = await DiscontentAsync(world);
        world.Clock.Advance(TimeSpan.FromDays(7));
        await world.WalkTo(id, "feedback");
        await AnswerAsync(world, token, Good);
        await AnswerAsync(world, token, Bad);
        await using var db = world.Open();
        var days = await db.WorkItems.Where(w => w.CaseId == id && w.Step == "feedback" && w.Participant == item.Participant).Select(w => w.Due.On).ToListAsync(Ct);
        Assert.Equal([item.Due.On, item.Due.On, item.Due.On], days);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Verify_finds_an_item_that_somebody_closed_or_took_away_behind_the_trail()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (_, item, _) = await DiscontentAsync(world);
        await using var db = world.Open();
        await db.WorkItems.Where(w => w.Id == item.Id).ExecuteUpdateAsync(s => s.SetProperty(w => w.Status, WorkItemStatus.Cancelled), Ct);
        Assert.Contains(await world.Verify(), f => f.Message.Contains("经过中却没有办结或取消它的记录", StringComparison.Ordinal));
        await db.WorkItems.Where(w => w.Id == item.Id).ExecuteDeleteAsync(Ct);
        Assert.Contains(await world.Verify(), f => f.Message.Contains("要接着办的待办", StringComparison.Ordinal));
    }

    /// <summary>Of two deputies the second is not content; the item that asks the first.</summary>
    private static async Task<(Guid Case, WorkItem Silent, string Token)> DiscontentAsync(World world)
    {
        var id = await world.Register(World.Suggestion("0391", false,
            new ProposerInput("祝示例", "东湖区代表团", "a@demo.invalid"), new ProposerInput("池示例", "东湖区代表团", "b@demo.invalid")));
        await world.WalkTo(id, "feedback");
        var token = await LeaveAsync(world, id, One);
        var participant = (await DeputyAsync(world, One)).ToString("N");
        await using var db = world.Open();
        var item = await db.WorkItems.AsNoTracking().SingleAsync(w => w.CaseId == id && w.Participant == participant, Ct);
        await AnswerAsync(world, await LeaveAsync(world, id, Two), Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        return (id, item, token);
    }

    private static async Task<Guid> DeputyAsync(World world, string name)
    {
        await using var db = world.Open();
        return (await db.Outbox.FirstAsync(m => m.RecipientKind == RecipientKind.Deputy && m.RecipientName == name, Ct)).DeputyId!.Value;
    }

    private static async Task<WorkItem> ItemAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return await db.WorkItems.AsNoTracking().SingleAsync(w => w.Id == id, Ct);
    }

    private static async Task<List<Guid>> AskedAsync(World world, Guid caseId)
    {
        await using var db = world.Open();
        return (await db.WorkItems.Where(w => w.CaseId == caseId && w.Step == "feedback" && w.Status == WorkItemStatus.Open).Select(w => w.Participant).ToListAsync(Ct))
            .ConvertAll(Guid.Parse);
    }

    private static Task FireAsync(World world) => world.InScope(s => s.GetRequiredService<TimerRunner>().RunDueAsync(default));
}
