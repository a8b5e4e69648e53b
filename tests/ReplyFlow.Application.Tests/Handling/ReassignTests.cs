using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Tests.Reminders;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Application.WorkItems.Reassign;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Application.Tests.Handling;

/// <summary>改派, and 已办.</summary>
public sealed class ReassignTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_office_gives_a_case_to_another_division_with_its_draft_and_both_are_told(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Address("drafter", "drafter2");
        var id = await world.CaseAt("draft");
        var (before, due) = (await world.Draft(id), (await world.Open(id, "draft")).Due.On);
        world.Clock.Now = world.Clock.Now.AddMinutes(1);
        var told = await GiveAsync(world, "office", id, "drafter", "drafter2", "经办人另有任务。");
        Assert.StartsWith("已改派给中小企业处于示例，已写的稿子都保留。钟示例会在待办里看到提示，并收到邮件。", told, StringComparison.Ordinal);

        var item = await world.Open(id, "draft");
        Assert.Equal(((await world.Actor("drafter2")).UserId, due), (item.AssigneeId, item.Due.On));
        Assert.Equal(before.Content.Body, (await world.Draft(id)).Content.Body);
        await using var db = world.Open();
        Assert.Equal(["drafter2@staff.invalid", "drafter@staff.invalid"], (await db.Outbox.Select(m => m.Address).ToListAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(["改派：由钟示例改为中小企业处于示例办理：经办人另有任务。"], (await TakenAsync(world, "drafter")).Select(t => t.Text));
        Assert.Empty(await TakenAsync(world, "drafter2"));
        Assert.Contains("改派：由钟示例改为中小企业处于示例办理：经办人另有任务。", await world.HistoryAsync("head", id));
        Assert.Contains("改派：由钟示例改为中小企业处于示例办理", await world.HistoryAsync("dispatcher", id));

        await world.Contact(id, "drafter2");
        await world.Decide(id, "drafter2", "draft", "Submit", await world.Draft(id));
        Assert.Equal("中小企业处", await DivisionOfAsync(world, id, "divisionReview"));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_first_draft_nobody_touched_names_the_new_drafter_and_a_touched_one_is_pointed_out(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await GiveAsync(world, "office", id, "drafter", "drafter2", "第一次。");
        var untouched = await world.Draft(id);
        var second = (await world.Actor("drafter2")).Name;
        Assert.Equal(second, untouched.Content.ContactName);
        Assert.Null((await EditorAsync("drafter2")).FormerContact);

        await GiveAsync(world, "office", id, "drafter2", "drafter", "第二次。");
        var first = await world.Draft(id);
        Assert.Equal((await world.Actor("drafter")).Name, first.Content.ContactName);
        await world.InScope(async s => (await s.GetRequiredService<SaveDraft>().RunAsync(
            await s.ActorAsync("drafter"), id, first.Content with { Category = "B" }, first.Revision, default)).Revision);
        await GiveAsync(world, "office", id, "drafter", "drafter2", "第三次。");
        Assert.Equal(first.Content.ContactName, (await world.Draft(id)).Content.ContactName);
        var former = (await EditorAsync("drafter2")).FormerContact;
        Assert.Equal((first.Content.ContactName, second), (former?.Name, former?.NowName));
        return;

        Task<DraftEditor> EditorAsync(string user) =>
            world.InScope(async s => await s.GetRequiredService<DraftQueries>().EditorAsync(await s.ActorAsync(user), id, default));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_two_who_give_it_away_the_second_is_told_of_the_first(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        var answers = await Task.WhenAll(new[] { "office", "head" }.Select(async user =>
        {
            try
            {
                return await GiveAsync(world, user, id, "drafter", "drafter2", "并发。");
            }
            catch (InvalidInputException e)
            {
                return e.Message;
            }
        }));
        Assert.Single(answers, a => a.StartsWith("已改派给", StringComparison.Ordinal));
        Assert.Single(answers, a => a.StartsWith("本件刚刚已改派给于示例，您的改派没有生效", StringComparison.Ordinal));
        await using var db = world.Open();
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "CaseReassigned"));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_else_gives_it_away_and_a_reason_is_needed(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        foreach (var user in new[] { "drafter", "head2", "leader" })
            await Assert.ThrowsAsync<NotAllowedException>(() => GiveAsync(world, user, id, "drafter", "drafter2", "理由。"));
        await Assert.ThrowsAsync<NotFoundException>(() => GiveAsync(world, "kj.office", id, "drafter", "drafter2", "理由。"));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<InvalidInputException>(() => GiveAsync(world, "office", id, "drafter", "drafter2", " "))).Errors.Single().Field);
        Assert.Contains("已经由钟示例办理", (await Assert.ThrowsAsync<InvalidInputException>(() => GiveAsync(world, "office", id, "drafter", "drafter", "理由。"))).Message);
        Assert.Equal((await world.Actor("drafter")).UserId, (await world.Open(id, "draft")).AssigneeId);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_drafted_before_still_does_not_review_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await GiveAsync(world, "head", id, "drafter", "drafter2", "换人。");
        await world.WalkTo(id, "signOff");
        await using var db = world.Open();
        var item = await world.Open(id, "signOff");
        await db.WorkItems.Where(w => w.Id == item.Id).ExecuteUpdateAsync(s => s.SetProperty(w => w.AssigneeId, world.Actor("drafter").Result.UserId));
        await Assert.ThrowsAsync<NotAllowedException>(() => world.Decide(item, "drafter", "Sign"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_somebody_decided_is_listed_and_searched(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("proofread", "0390");
        await world.CaseAt("divisionReview", "0391");
        await world.Decide(id, "office", "proofread", "Return", comment: "数字须核对。");
        var done = await DoneAsync(world, "office", "");
        Assert.Equal([("0390", "办公室核稿", "数字须核对。", "修改复函")], done.Where(d => d.Words.Length > 0).Select(d => (d.Number, d.Title, d.Words, string.Join("、", d.Waiting))));
        Assert.Equal(5, done.Count);
        Assert.Equal(["0391", "0391"], (await DoneAsync(world, "office", "0391")).Select(d => d.Number));
        Assert.Equal(["处室审核"], (await DoneAsync(world, "head", "0390")).Select(d => d.Title));
        Assert.Empty(await DoneAsync(world, "kj.office", ""));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_case_given_to_another_drafter_is_listed_for_whoever_gave_it_and_found(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        world.Clock.Now = world.Clock.Now.AddDays(1);
        await GiveAsync(world, "office", id, "drafter", "drafter2", "经办人另有任务。");
        var done = await DoneAsync(world, "office", "0390");
        Assert.Equal(["改派经办人", "分派经办人", "签收"], done.Select(d => d.Title));
        Assert.Equal((null, "由钟示例改为中小企业处于示例办理", "经办人另有任务。", "方示例"), (done[0].WorkItemId, done[0].Outcome, done[0].Words, done[0].By));
        Assert.Equal(("0390", id, "起草复函"), (done[0].Number, done[0].CaseId, Assert.Single(done[0].Waiting)));
        Assert.Empty(await DoneAsync(world, "office", "0391"));
        Assert.Empty(await DoneAsync(world, "drafter2", ""));
    }

    private static async Task<string> GiveAsync(World world, string user, Guid id, string from, string to, string reason)
    {
        var (actor, seen, next) = (await world.Actor(user), await world.Actor(from), await world.Actor(to));
        return await world.InScope(s => s.GetRequiredService<ReassignCase>().RunAsync(
            actor, id, new AllocateInput(next.DivisionId, next.UserId), seen.UserId, reason, default));
    }

    private static async Task<IReadOnlyList<TakenCase>> TakenAsync(World world, string user)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<CaseHistoryQueries>().TakenFromAsync(actor, world.Clock.Now.AddDays(-1), default));
    }

    private static async Task<IReadOnlyList<DoneRow>> DoneAsync(World world, string user, string text)
    {
        var actor = await world.Actor(user);
        return (await world.InScope(s => s.GetRequiredService<DoneQueries>().PageAsync(actor, text, 1, 50, default))).Rows;
    }

    private static async Task<string> DivisionOfAsync(World world, Guid id, string step)
    {
        var item = await world.Open(id, step);
        await using var db = world.Open();
        return await db.Divisions.Where(d => d.Id == item.DivisionId).Select(d => d.Name).SingleAsync();
    }
}
