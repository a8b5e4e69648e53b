using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Tests.Reminders;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Application.WorkItems.Interim;
using ReplyFlow.Application.WorkItems.Reassign;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Handling;

/// <summary>改派 of the bureaus by the dispatcher, after 签收.</summary>
public sealed class ReassignBureausTests
{
    private const string Industry = "市工信函";
    private const string Science = "市科函";
    private const string Transport = "市交函";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_new_lead_begins_with_acceptance_and_keeps_the_draft(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Address("office", "drafter", "head", "kj.office");
        var id = await world.CaseAt("divisionReview");
        var (written, version) = ((await world.Draft(id)).Content.Body, await VersionAsync(world, id));
        world.Clock.Now = world.Clock.Now.AddDays(9);
        var told = await GiveAsync(world, id, Science, [], "职能已划转。");
        Assert.StartsWith("已改派：主办由市工信局改为市科技局。“签收”现由市科技局办公室办理，期限5月", told, StringComparison.Ordinal);

        Assert.Equal(["accept"], await world.OpenSteps(id));
        var accept = await world.Open(id, "accept");
        Assert.Equal((await world.Bureau(Science), 2, "高示例", "职能已划转。"), (accept.BureauId, accept.Visit, accept.SentBy, accept.SentWords));
        await using (var db = world.Open())
        {
            var c = await db.Cases.Include(x => x.Assignments).SingleAsync(x => x.Id == id);
            Assert.Equal((CaseStatus.Assigned, (Guid?)null, (Guid?)null, new DateOnly(2026, 4, 29)), (c.Status, c.DrafterId, c.DivisionId, c.AssignedOn));
            Assert.Equal(new DateOnly(2026, 7, 29), c.Due.On);
            var closed = await db.WorkItems.SingleAsync(w => w.CaseId == id && w.Step == "divisionReview");
            Assert.Equal((WorkItemStatus.Cancelled, "主办由市工信局改为市科技局。职能已划转。", (Guid?)null), (closed.Status, closed.Comment, closed.DecidedById));
            Assert.Equal(["head@staff.invalid", "kj.office@staff.invalid", "office@staff.invalid"],
                (await db.Outbox.Select(m => m.Address).ToListAsync()).Order(StringComparer.Ordinal));
        }
        Assert.Equal(version, await VersionAsync(world, id));
        Assert.Contains("改派承办单位：主办由市工信局改为市科技局：职能已划转。", await world.HistoryAsync("kj.office", id));
        await Assert.ThrowsAsync<NotFoundException>(() => world.HistoryAsync("office", id));
        Assert.Equal(["改派承办单位：主办由市工信局改为市科技局"], (await TakenAsync(world, "office")).Select(t => t.Text));
        Assert.Equal([false], (await TakenAsync(world, "drafter")).Select(t => t.MayOpen));
        Assert.Empty(await TakenAsync(world, "drafter2"));
        Assert.Empty(await TakenAsync(world, "kj.office"));

        await world.WalkTo(id, "draft");
        var draft = (await world.Draft(id)).Content;
        Assert.Equal((written, "谷示例", "00000012"), (draft.Body, draft.ContactName, draft.ContactPhone));
        await world.WalkTo(id, "feedback");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Everybody_is_told_of_a_new_lead_what_is_true_for_them(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Address("office", "drafter", "kj.office", "jt.office");
        var id = await AllocatedAsync(world, Science, Transport);
        world.Clock.Now = world.Clock.Now.AddDays(1);
        await GiveAsync(world, id, Science, [], "职能已划转。", seen: [Science, Transport]);

        Assert.Empty(await TakenAsync(world, "kj.office"));
        Assert.Equal(["承办单位已改派"], await ActivityAsync(world, (await world.Open(id, "accept")).Id));
        const string Gone = "您不用再办，也看不到本件了，“已办”里也不再列出";
        Assert.Equal([$"{Gone}；您单位写过的稿子留在系统里，由市科技局接着用。"], (await TakenAsync(world, "office")).Select(t => t.Then));
        Assert.Equal((await TakenAsync(world, "office")).Select(t => t.Then), (await TakenAsync(world, "drafter")).Select(t => t.Then));
        Assert.Equal([$"{Gone}。"], (await TakenAsync(world, "jt.office")).Select(t => t.Then));
        await using var db = world.Open();
        var mails = await db.Outbox.Where(m => m.Subject.Contains("承办单位已改派")).ToDictionaryAsync(m => m.Address.Split('@')[0], m => m.Body);
        Assert.All(new[] { "office", "drafter" }, who => Assert.Contains("也看不到本件了，“已办”里也不再列出；您单位写过的稿子留在系统里", mails[who], StringComparison.Ordinal));
        Assert.DoesNotContain("稿子", mails["jt.office"], StringComparison.Ordinal);
        Assert.Contains("请在“待办”中查看您要办的事项", mails["kj.office"], StringComparison.Ordinal);
        Assert.DoesNotContain("留在本件里", string.Concat(mails.Values), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_former_lead_that_still_co_handles_is_not_told_that_it_has_nothing_to_do(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await AllocatedAsync(world);
        await GiveAsync(world, id, Science, [Industry], "职能已划转。");
        Assert.Equal(["您单位现在会办本件，轮到您单位时会列在待办里；写过的稿子由市科技局接着用。"], (await TakenAsync(world, "office")).Select(t => t.Then));
        await GiveAsync(world, id, Industry, [], "仍由工信局主办。", seen: [Industry], from: Science);
        Assert.Empty(await TakenAsync(world, "office"));
        Assert.Equal(["您不用再办，也看不到本件了，“已办”里也不再列出。"], (await TakenAsync(world, "kj.office")).Select(t => t.Then));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_the_former_lead_did_is_not_a_stage_that_is_done(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("divisionReview");
        world.Clock.Now = world.Clock.Now.AddDays(1);
        await GiveAsync(world, id, Science, [], "职能已划转。");
        var stages = await StagesAsync(world, id);
        var current = stages.ToList().FindIndex(s => s.State == CaseStageState.Current);
        Assert.Equal("accept", stages[current].ActivityId);
        Assert.All(stages.Skip(current + 1), s => Assert.Equal((s.ActivityId, CaseStageState.Ahead), (s.ActivityId, s.State)));
        await world.WalkTo(id, "draft");
        Assert.Equal(CaseStageState.Passed, (await StagesAsync(world, id)).Single(s => s.ActivityId == "allocate").State);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_new_lead_is_listed_with_what_the_dispatcher_decided(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        world.Clock.Now = world.Clock.Now.AddDays(1);
        await GiveAsync(world, id, Science, [], "职能已划转。");
        var dispatcher = await world.Actor("dispatcher");
        var (rows, total) = await world.InScope(s => s.GetRequiredService<DoneQueries>().PageAsync(dispatcher, "", 1, 1, default));
        Assert.Equal(2, total);
        var row = Assert.Single(rows);
        Assert.Equal(("改派承办单位", "主办由市工信局改为市科技局", "职能已划转。", "高示例", world.Clock.Now), (row.Title, row.Outcome, row.Words, row.By, row.At));
        Assert.Equal(["签收"], row.Waiting);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_secret_deputy_is_known_to_the_new_lead_alone(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion(secret: true));
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment(Science));
        await world.Decide(id, "office", "accept", "Accept");
        Assert.Equal((true, false), (await KnowsAsync(world, "office", id), await KnowsAsync(world, "kj.office", id)));
        await GiveAsync(world, id, Science, [Industry], "祝示例代表要求改由科技局主办。", seen: [Science]);
        Assert.Equal((false, true), (await KnowsAsync(world, "office", id), await KnowsAsync(world, "kj.office", id)));
        Assert.DoesNotContain(await world.HistoryAsync("office", id), s => s.Contains("祝示例", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Co_handlers_who_join_are_asked_and_those_who_leave_no_longer(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await AllocatedAsync(world, Science);
        var asked = await world.Open(id, "coHandling");
        world.Clock.Now = world.Clock.Now.AddDays(10);
        var told = await GiveAsync(world, id, Industry, [Transport], "改请交通局会办。", seen: [Science]);
        Assert.StartsWith("已改派：会办由市科技局改为市交通局。“会办意见”现由市交通局办公室办理，期限5月30日", told, StringComparison.Ordinal);
        Assert.Equal(["coHandling", "draft"], await world.OpenSteps(id));
        var item = await world.Open(id, "coHandling");
        Assert.Equal((await world.Bureau(Transport), asked.Visit), (item.BureauId, item.Visit));
        await Assert.ThrowsAsync<AlreadyClosedException>(() => world.Decide(asked, "kj.office", "Submit", new OpinionInput("同意。")));

        told = await GiveAsync(world, id, Industry, [], "不再会办。", seen: [Transport]);
        Assert.StartsWith("已改派：会办由市交通局改为无。", told, StringComparison.Ordinal);
        Assert.Equal(["draft"], await world.OpenSteps(id));
        await world.WalkTo(id, "divisionReview");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task One_who_joins_after_the_draft_was_submitted_is_asked_before_it_is_reviewed(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await AllocatedAsync(world, Science);
        await world.Decide(id, "kj.office", "coHandling", "Submit", new OpinionInput("同意。"));
        await world.WalkTo(id, "divisionReview");
        await GiveAsync(world, id, Industry, [Science, Transport], "补请交通局会办。", seen: [Science]);
        Assert.Equal(["coHandling"], await world.OpenSteps(id));
        Assert.Equal(await world.Bureau(Transport), (await world.Open(id, "coHandling")).BureauId);
        await world.Decide(id, "jt.office", "coHandling", "Submit", new OpinionInput("配合办理。"));
        Assert.Equal(["divisionReview"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_co_handler_who_has_answered_is_not_asked_again_by_the_new_lead(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await AllocatedAsync(world, Transport);
        await world.Decide(id, "jt.office", "coHandling", "Submit", new OpinionInput("同意。"));
        await GiveAsync(world, id, Science, [Transport], "职能已划转。", seen: [Transport]);
        await world.WalkTo(id, "draft");
        Assert.Equal(["draft"], await world.OpenSteps(id));
        await using var db = world.Open();
        Assert.Equal("同意。", await db.Assignments.Where(a => a.CaseId == id).Where(Assignment.CoHandles).Select(a => a.Opinion).SingleAsync());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_second_tab_somebody_else_and_a_letter_that_went_out_are_refused(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("signOff");
        await Assert.ThrowsAsync<NotAllowedException>(() => GiveAsync(world, id, Science, [], "理由。", user: "office"));
        Assert.Equal("Reason", (await RefusedAsync(world, id, Science, [], " ")).Errors.Single().Field);
        Assert.Equal("CoHandlerIds", (await RefusedAsync(world, id, Science, [Science], "理由。")).Errors.Single().Field);
        Assert.Contains("没有改动", (await RefusedAsync(world, id, Industry, [], "理由。")).Message);

        var answers = await Task.WhenAll(new[] { Science, Transport }.Select(async to =>
        {
            try
            {
                return await GiveAsync(world, id, to, [], "并发。");
            }
            catch (InvalidInputException e)
            {
                return e.Message;
            }
        }));
        Assert.Single(answers, a => a.StartsWith("已改派：", StringComparison.Ordinal));
        Assert.Single(answers, a => a.StartsWith("本件的承办单位刚刚已改为：主办市", StringComparison.Ordinal));

        var issued = await world.CaseAt("feedback", "0391");
        Assert.Contains("复函已经印发", (await RefusedAsync(world, issued, Science, [], "理由。")).Message);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_number_that_the_former_lead_had_taken_is_voided_and_kept(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("signOff");
        Assert.Equal("市工信函〔2026〕1号", await NumberAsync(world, id));
        Assert.Equal("市工信函〔2026〕1号", await NumberAsync(world, id));
        await GiveAsync(world, id, Science, [], "职能已划转。");
        await world.WalkTo(id, "feedback");
        await using var db = world.Open();
        var numbers = await db.DocumentNumbers.Where(n => n.CaseId == id).OrderBy(n => n.AllocatedAt).ThenBy(n => n.Text).ToListAsync();
        Assert.Equal([("市工信函〔2026〕1号", false), ("市科函〔2026〕1号", true)], numbers.OrderByDescending(n => n.VoidedAt is not null).Select(n => (n.Text, n.VoidedAt is null)));
        Assert.Equal("市科函〔2026〕1号", await db.Letters.Where(l => l.CaseId == id).Select(l => l.DocumentNumber!.Text).SingleAsync());
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_parked_number_of_another_bureau_is_never_taken_for_a_letter(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, science) = (await world.CaseAt("signOff"), await world.Bureau(Science));
        await NumberAsync(world, id);
        await using var db = world.Open();
        await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.LeadBureauId, science));
        Assert.Equal("市科函〔2026〕1号", await NumberAsync(world, id));
        Assert.NotNull((await db.DocumentNumbers.SingleAsync(n => n.Text == "市工信函〔2026〕1号")).VoidedAt);
    }

    [Fact]
    public async Task An_interim_answer_that_waits_for_approval_is_not_sent_in_the_new_lead_s_name()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("draft");
        var drafter = await world.Actor("drafter");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<WriteInterim>().RunAsync(drafter, id, "已完成勘察。", default);
            return true;
        });
        Assert.Contains("interim", await world.OpenSteps(id));
        await GiveAsync(world, id, Science, [], "职能已划转。");
        Assert.Equal(["accept"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    private static async Task<Guid> AllocatedAsync(World world, params string[] helpers)
    {
        var id = await world.Register(World.Suggestion());
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment(helpers));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        return id;
    }

    private static async Task<string> GiveAsync(
        World world, Guid id, string lead, string[] helpers, string reason, string user = "dispatcher", string[]? seen = null,
        string from = Industry)
    {
        var actor = await world.Actor(user);
        var input = new BureausInput(await world.Bureau(lead), await IdsAsync(world, helpers), reason,
            await world.Bureau(from), await IdsAsync(world, seen ?? []));
        return await world.InScope(s => s.GetRequiredService<ReassignBureaus>().RunAsync(actor, id, input, default));
    }

    private static Task<InvalidInputException> RefusedAsync(World world, Guid id, string lead, string[] helpers, string reason) =>
        Assert.ThrowsAsync<InvalidInputException>(() => GiveAsync(world, id, lead, helpers, reason));

    private static async Task<List<Guid>> IdsAsync(World world, string[] prefixes)
    {
        var ids = new List<Guid>();
        foreach (var prefix in prefixes)
            ids.Add(await world.Bureau(prefix));
        return ids;
    }

    private static async Task<string> NumberAsync(World world, Guid id)
    {
        var actor = await world.Actor("signatory");
        return await world.InScope(s => s.GetRequiredService<UnitRunner>().RunAsync(
            actor, async unit => (await NumberAllocator.AllocateAsync(unit, await unit.Db.LoadCaseAsync(id, default), default)).Text, default));
    }

    private static async Task<int> VersionAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return await db.Cases.Where(c => c.Id == id).Select(c => c.DefinitionVersion).SingleAsync();
    }

    private static async Task<bool> KnowsAsync(World world, string user, Guid id)
    {
        var actor = await world.Actor(user);
        return await world.InScope(async s => (await s.GetRequiredService<CaseQueries>().HeadAsync(actor, id, default)).MayKnowDeputy);
    }

    private static async Task<IReadOnlyList<TakenCase>> TakenAsync(World world, string user)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<CaseHistoryQueries>().TakenFromAsync(actor, world.Clock.Now.AddDays(-1), default));
    }

    private static async Task<IEnumerable<string>> ActivityAsync(World world, Guid item)
    {
        var office = await world.Actor("office");
        return (await world.InScope(s => s.GetRequiredService<CaseHistoryQueries>().ActivityAsync(office, [item], default)))[item].Select(a => a.Text);
    }

    private static async Task<IReadOnlyList<CaseStage>> StagesAsync(World world, Guid id)
    {
        var actor = await world.Actor("dispatcher");
        return await world.InScope(async s =>
        {
            var cases = s.GetRequiredService<CaseQueries>();
            var head = await cases.HeadAsync(actor, id, default);
            var definition = await s.GetRequiredService<DefinitionStore>().GetAsync(head.DefinitionId, head.DefinitionVersion, default);
            return CaseProgress.Stages(definition, await cases.ItemsAsync(actor, head, default), null, head.ClosedAt);
        });
    }
}
