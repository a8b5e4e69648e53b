using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Reminders;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Application.WorkItems.TakeBack;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Handling;

/// <summary>取回.</summary>
public sealed class TakeBackTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_submitted_draft_is_taken_back_with_its_words_and_submitted_again(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        var due = (await world.Open(id, "draft")).Due.On;
        await world.Contact(id);
        var item = await world.Open(id, "draft");
        await world.Decide(item, "drafter", "Submit", await world.Draft(id), "请先看第二段。");
        Assert.Equal([item.Id], await MayAsync(world, "drafter", id));
        Assert.False(await OwnNextAsync(world, "drafter", item.Id));
        Assert.Empty(await MayAsync(world, "head", id));
        world.Clock.Now = world.Clock.Now.AddDays(3);
        var (again, told) = await TakeAsync(world, "drafter", item.Id);
        Assert.Equal("已取回“起草复函”，又在您这里了，原来的内容都在。“处室审核”已撤下，对方还没有看过。", told);

        var open = await world.Open(id, "draft");
        Assert.Equal((again, due, (await world.Actor("drafter")).UserId, "请先看第二段。"), (open.Id, open.Due.On, open.AssigneeId!.Value, await WordsAsync(world, "drafter", open)));
        Assert.Equal(["draft"], await world.OpenSteps(id));
        await using var db = world.Open();
        var review = await db.WorkItems.SingleAsync(w => w.CaseId == id && w.Step == "divisionReview");
        Assert.Equal((WorkItemStatus.Cancelled, "钟示例已取回，无需办理"), (review.Status, review.Comment));
        await Assert.ThrowsAsync<AlreadyClosedException>(() => world.Decide(review, "head", "Approve"));
        Assert.Contains("取回“起草复函”（提交审核）", await world.HistoryAsync("head", id));
        Assert.Contains("已经取回过", (await RefusedAsync(world, "drafter", item.Id)).Message);

        await world.WalkTo(id, "feedback");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_somebody_opened_or_decided_is_not_taken_back(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("divisionReview");
        var draft = await LastAsync(world, id, "draft");
        await SeeAsync(world, "head", (await world.Open(id, "divisionReview")).Id);
        Assert.Equal("对方已经打开“处室审核”，不能取回。需要修改的，请对方退回。", (await RefusedAsync(world, "drafter", draft.Id)).Message);
        Assert.Empty(await MayAsync(world, "drafter", id));
        await world.Decide(id, "head", "divisionReview", "Approve");
        Assert.Equal("“处室审核”已由秦示例办理（同意），不能取回。需要修改的，请对方退回。", (await RefusedAsync(world, "drafter", draft.Id)).Message);
        await Assert.ThrowsAsync<NotFoundException>(() => TakeAsync(world, "drafter", LastAsync(world, id, "divisionReview").Result.Id));

        Assert.Equal("divisionReview", (await StepAsync(world, (await TakeAsync(world, "head", (await LastAsync(world, id, "divisionReview")).Id)).WorkItemId)));
        Assert.Equal(["divisionReview"], await world.OpenSteps(id));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_sent_it_and_owes_the_next_step_too_does_not_open_it_for_others(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("allocate");
        await SeeAsync(world, "office", (await world.Open(id, "allocate")).Id);
        var accept = await LastAsync(world, id, "accept");
        Assert.True(await OwnNextAsync(world, "office", accept.Id));
        Assert.Equal(
            "已取回“签收”，又在您这里了，原来的内容都在。“分派经办人”随之撤下，办完这一步会再列在您的待办里。", (await TakeAsync(world, "office", accept.Id)).Message);
        Assert.Equal((CaseStatus.Assigned, "accept"), (await StatusAsync(world, id), Assert.Single(await world.OpenSteps(id))));
        await Assert.ThrowsAsync<NotFoundException>(() => SeeAsync(world, "kj.office", (world.Open(id, "accept").Result).Id));
        await world.WalkTo(id, "draft");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_dispatched_case_is_recalled_and_nobody_in_the_bureaus_sees_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        var item = await world.Open(id, "assign");
        await world.Decide(item, "dispatcher", "Assign", await world.Assignment("市科函"));
        await TakeAsync(world, "dispatcher", item.Id);
        Assert.Equal((CaseStatus.Registered, "assign"), (await StatusAsync(world, id), Assert.Single(await world.OpenSteps(id))));
        foreach (var user in new[] { "office", "kj.office" })
            await Assert.ThrowsAsync<NotFoundException>(() => world.HistoryAsync(user, id));
        await world.WalkTo(id, "feedback");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_allocated_case_comes_back_until_the_drafter_writes(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        Assert.Equal(["coHandling", "draft"], await world.OpenSteps(id));
        await TakeAsync(world, "office", (await LastAsync(world, id, "allocate")).Id);
        Assert.Equal(["allocate"], await world.OpenSteps(id));
        await using (var db = world.Open())
        {
            Assert.Null((await db.Cases.SingleAsync(c => c.Id == id)).DrafterId);
            Assert.Empty(await db.Timers.Where(t => t.CaseId == id).ToListAsync());
        }
        world.Clock.Now = world.Clock.Now.AddMinutes(1);
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation("drafter2"));
        Assert.Equal("于示例", (await world.Draft(id)).Content.ContactName);
        await world.Decide(id, "kj.office", "coHandling", "Submit", new OpinionInput("同意。"));
        Assert.Contains("已由贺示例办理", (await RefusedAsync(world, "office", (await LastAsync(world, id, "allocate")).Id)).Message);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_draft_waiting_for_opinions_comes_back_and_what_others_said_stays(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函", "市交函"));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        await world.Contact(id);
        await world.Decide(id, "drafter", "draft", "Submit", await world.Draft(id));
        var asked = await world.Open(id, "coHandling");
        await world.Decide(asked, asked.BureauId == await world.Bureau("市科函") ? "kj.office" : "jt.office", "Submit", new OpinionInput("同意。"));
        await TakeAsync(world, "drafter", (await LastAsync(world, id, "draft")).Id);
        Assert.Equal(["coHandling", "draft"], await world.OpenSteps(id));
        await world.Decide(id, "drafter", "draft", "Submit", await world.Draft(id));
        asked = await world.Open(id, "coHandling");
        await world.Decide(asked, asked.BureauId == await world.Bureau("市科函") ? "kj.office" : "jt.office", "Submit", new OpinionInput("同意。"));
        Assert.Equal(["divisionReview"], await world.OpenSteps(id));
        await TakeAsync(world, "drafter", (await LastAsync(world, id, "draft")).Id);
        Assert.Equal(["draft"], await world.OpenSteps(id));
        await world.WalkTo(id, "divisionReview");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_signature_and_an_answer_among_several_are_not_taken_back_a_return_is(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("signOff");
        await world.Decide(id, "signatory", "signOff", "Return", comment: "再核数字。");
        await TakeAsync(world, "signatory", (await LastAsync(world, id, "signOff")).Id);
        Assert.Equal(["signOff"], await world.OpenSteps(id));
        await world.Decide(id, "signatory", "signOff", "Sign");
        Assert.Contains("签发后已编号、印发", (await RefusedAsync(world, "signatory", (await LastAsync(world, id, "signOff")).Id)).Message);
        await world.Decide(id, "office", "feedback", "Satisfied");
        Assert.Contains("不能取回", (await RefusedAsync(world, "office", (await LastAsync(world, id, "feedback")).Id)).Message);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Mail_that_has_not_gone_out_never_does_and_nobody_gets_it_twice(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Address("drafter");
        var id = await world.Register(World.Suggestion());
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        await world.Decide(id, "kj.office", "coHandling", "Decline", comment: "不属我局职能。");
        await world.Decide(id, "office", "coHandlingReview", "Proceed", comment: "不再征求。");
        Assert.Equal(1, await MailsAsync(world));
        await TakeAsync(world, "office", (await LastAsync(world, id, "coHandlingReview")).Id);
        Assert.Equal(0, await MailsAsync(world));
        Assert.Equal(["coHandlingReview", "draft"], await world.OpenSteps(id));
        world.Clock.Now = world.Clock.Now.AddMinutes(1);
        await world.Decide(id, "office", "coHandlingReview", "Proceed", comment: "不再征求。");
        Assert.Equal(1, await MailsAsync(world));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_taking_back_opening_and_deciding_at_once_one_comes_first(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("divisionReview");
        var (draft, review) = (await LastAsync(world, id, "draft"), await world.Open(id, "divisionReview"));
        async Task<string> Try(Func<Task> act)
        {
            try
            {
                await act();
                return "done";
            }
            catch (RefusalException e)
            {
                return e.Message;
            }
        }
        var answers = await Task.WhenAll(
            Task.Run(() => Try(async () => await TakeAsync(world, "drafter", draft.Id))),
            Task.Run(() => Try(() => SeeAsync(world, "head", review.Id))),
            Task.Run(() => Try(async () => await world.Decide(review, "head", "Approve"))));
        var steps = await world.OpenSteps(id);
        Assert.Equal(answers[0] == "done" ? ["draft"] : ["proofread"], steps);
        Assert.True(answers[0] == "done" ^ answers[2] == "done", string.Join("；", answers));
        Assert.Empty(await world.Verify());
    }

    private static async Task<(Guid WorkItemId, string Message)> TakeAsync(World world, string user, Guid item)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<TakeBackDecision>().RunAsync(actor, item, default));
    }

    private static Task<InvalidInputException> RefusedAsync(World world, string user, Guid item) =>
        Assert.ThrowsAsync<InvalidInputException>(() => TakeAsync(world, user, item));

    private static async Task SeeAsync(World world, string user, Guid item)
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<MarkSeen>().RunAsync(actor, item, default);
            return true;
        });
    }

    private static async Task<IEnumerable<Guid>> MayAsync(World world, string user, Guid id)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<TakeBackQueries>().OfCaseAsync(actor, id, default));
    }

    private static async Task<bool> OwnNextAsync(World world, string user, Guid item)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<TakeBackQueries>().IsFollowedByOwnAsync(actor, item, default));
    }

    private static async Task<string> WordsAsync(World world, string user, WorkItem item)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<TakeBackQueries>().FormerWordsAsync(actor, item, default));
    }

    private static async Task<WorkItem> LastAsync(World world, Guid id, string step)
    {
        await using var db = world.Open();
        return await db.WorkItems.Where(w => w.CaseId == id && w.Step == step && w.Status == WorkItemStatus.Decided).OrderByDescending(w => w.Visit).FirstAsync();
    }

    private static async Task<string> StepAsync(World world, Guid item)
    {
        await using var db = world.Open();
        return await db.WorkItems.Where(w => w.Id == item).Select(w => w.Step).SingleAsync();
    }

    private static async Task<CaseStatus> StatusAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return await db.Cases.Where(c => c.Id == id).Select(c => c.Status).SingleAsync();
    }

    private static async Task<int> MailsAsync(World world)
    {
        await using var db = world.Open();
        return await db.Outbox.CountAsync();
    }
}
