using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Substitutions;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.Tests.Reminders;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Substitutions;

public sealed class SubstitutionTests
{
    private static readonly DateOnly Today = new(2026, 4, 20);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Both_see_the_item_and_everything_says_who_acted_for_whom(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Contact(id);
        await Name(world, "drafter", "drafter", "drafter2", Today, Today);
        Assert.Equal([("", 1), ("钟示例", 1)], [await Inbox(world, "drafter"), await Inbox(world, "drafter2")]);
        await world.Decide(id, "drafter2", "draft", "Submit", await world.Draft(id));

        await using var db = world.Open();
        var item = await db.WorkItems.SingleAsync(w => w.CaseId == id && w.Step == "draft");
        var (drafter, substitute) = (await world.Actor("drafter"), await world.Actor("drafter2"));
        Assert.Equal(
            (substitute.UserId, "于示例", drafter.UserId, "钟示例", "于示例（代钟示例）"),
            (item.DecidedById!.Value, item.DecidedByName, item.DecidedForId!.Value, item.DecidedForName, item.Decider));
        var audit = await db.Audit.SingleAsync(a => a.CaseId == id && a.Kind == "WorkItemDecided" && a.Summary.StartsWith("起草复函"));
        Assert.Equal((substitute.UserId, "于示例（代钟示例）"), (audit.ActorId!.Value, audit.ActorName));
        Assert.Equal("于示例（代钟示例）", (await world.Open(id, "divisionReview")).SentBy);
        Assert.Equal("于示例（代钟示例）", await db.DraftVersions.Where(v => v.CaseId == id).Select(v => v.SubmittedBy).SingleAsync());
        var refusal = await Assert.ThrowsAsync<AlreadyClosedException>(async () => await world.Decide(item, "drafter", "Submit", await world.Draft(id)));
        Assert.Contains("已由于示例（代钟示例）于", refusal.Message);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_return_to_the_last_person_comes_back_to_the_one_who_was_away(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("divisionReview");
        await Name(world, "head", "head", "head2", Today, Today);
        await world.Decide(id, "head2", "divisionReview", "Return", comment: "请核对。");
        await world.Decide(id, "drafter", "revise", "Submit", await world.Draft(id, "核对后的正文。"));
        Assert.Equal("秦示例", (await world.Actor("head")).Name);
        Assert.Equal(1, (await Inbox(world, "head")).Count);
        world.Clock.Now = ReminderWorld.At(Today.AddDays(1));
        Assert.Equal(0, (await Inbox(world, "head2")).Count);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Decide(id, "head2", "divisionReview", "Approve"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_letter_bears_the_name_of_the_leader_who_signed_and_a_clerk_may_not_sign(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("signOff");
        await Name(world, "office", "signatory", "office", Today, Today);
        Assert.Equal(0, (await Inbox(world, "office")).Count);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Decide(id, "office", "signOff", "Sign"));
        await Name(world, "office", "signatory", "leader", Today, Today.AddDays(3), "signOff");
        await world.Decide(id, "leader", "signOff", "Sign");
        await using var db = world.Open();
        Assert.Equal("梁示例", await db.Letters.Where(l => l.CaseId == id).Select(l => l.Signatory).SingleAsync());
        Assert.Contains(await db.Audit.Where(a => a.CaseId == id).Select(a => a.ActorName).ToListAsync(), n => n == "梁示例（代罗示例）");
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_substitute_has_the_covered_steps_and_no_other_right(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("accept");
        await Name(world, "office", "office", "drafter2", Today, Today, "accept");
        await world.Decide(id, "drafter2", "accept", "Accept");
        await Assert.ThrowsAsync<NotFoundException>(async () => await world.Decide(id, "drafter2", "allocate", "Allocate", await world.Allocation()));
        await Assert.ThrowsAsync<NotAllowedException>(async () => await Extend(world, id, "drafter2"));
        await Extend(world, id, "office");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_substitute_who_is_away_is_substituted_in_the_steps_that_both_cover(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await Name(world, "drafter", "drafter", "drafter2", Today, Today.AddDays(9), "draft", "revise");
        await Name(world, "office", "drafter2", "head2", Today.AddDays(2), Today.AddDays(5), "revise", "rehandle");
        Assert.Empty((await world.Actor("head2")).StandsInFor);
        world.Clock.Now = ReminderWorld.At(Today.AddDays(2));
        var standsInFor = (await world.Actor("head2")).StandsInFor.ToDictionary(s => s.Name, s => string.Join(' ', s.Steps!.Order()));
        Assert.Equal([("于示例", "rehandle revise"), ("钟示例", "revise")], standsInFor.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value)));
        world.Clock.Now = ReminderWorld.At(Today.AddDays(6));
        Assert.Empty((await world.Actor("head2")).StandsInFor);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_may_not_be_arranged_is_refused_in_words(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        async Task Refused(string words, Func<Task> act) => Assert.Contains(words, (await Assert.ThrowsAnyAsync<RefusalException>(act)).Message);
        await Refused("不能由本人代理本人", () => Name(world, "drafter", "drafter", "drafter", Today, Today));
        await Refused("同一单位", () => Name(world, "drafter", "drafter", "kj.drafter", Today, Today));
        await Refused("参与办理", () => Name(world, "drafter", "drafter", "admin", Today, Today));
        await Refused("早于今天", () => Name(world, "drafter", "drafter", "drafter2", Today.AddDays(-1), Today));
        await Refused("早于开始日期", () => Name(world, "drafter", "drafter", "drafter2", Today.AddDays(2), Today.AddDays(1)));
        await Refused("环节不存在", () => Name(world, "drafter", "drafter", "drafter2", Today, Today, "nothing"));
        await Refused("没有这个人", () => Name(world, "drafter2", "drafter", "drafter2", Today, Today));
        await Refused("没有这个人", () => Name(world, "kj.office", "drafter", "drafter2", Today, Today));
        await Name(world, "admin", "drafter", "drafter2", Today, Today.AddDays(5));
        await Refused("已是钟示例的代理人", () => Name(world, "drafter", "drafter", "drafter2", Today.AddDays(1), Today.AddDays(2)));
        await Refused("不能互相代理", () => Name(world, "drafter2", "drafter2", "drafter", Today.AddDays(3), Today.AddDays(9)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_ends_early_and_with_the_work_of_a_person_who_leaves(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await Name(world, "drafter", "drafter", "drafter2", Today, Today.AddDays(30));
        await Name(world, "head", "head", "drafter", Today, Today.AddDays(30));
        var entry = (await Entries(world)).Single(e => e.Principal == "钟示例");
        await Assert.ThrowsAsync<NotFoundException>(() => End(world, "drafter2", entry.Id));
        await End(world, "drafter", entry.Id);
        Assert.Equal(0, (await Inbox(world, "drafter2")).Count);
        await Assert.ThrowsAsync<InvalidInputException>(() => End(world, "office", entry.Id));

        var (admin, leaver, taker) = (await world.Actor("admin"), await world.Actor("drafter"), await world.Actor("drafter2"));
        await world.InScope(s => new DeactivatePerson(s.GetRequiredService<UnitRunner>(), new(s.GetRequiredService<AccountQueries>())).RunAsync(admin, leaver.UserId, taker.UserId, true, default));
        Assert.All(await Entries(world), e => Assert.False(e.IsOpen(Today)));
        // Reminders go on to whoever took over.
        await world.Due(id, "draft", Today.AddDays(2));
        await world.Remind(Today.AddDays(2));
        Assert.Equal("drafter2", (await world.Given()).Single().To);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_substitute_who_moves_to_another_bureau_is_told_of_nothing_any_more(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, other) = (await world.CaseAt("draft", "0041"), await world.CaseAt("assign", "0042"));
        await world.Decide(other, "dispatcher", "assign", "Assign", new AssignInput(await world.Bureau("市科函"), [], [], ""));
        await Name(world, "drafter", "drafter", "drafter2", Today, Today.AddDays(30));
        var (admin, mover, there) = (await world.Actor("admin"), await world.Actor("drafter2"), await world.Actor("kj.drafter"));
        await world.InScope(async s =>
        {
            await new ChangePerson(s.GetRequiredService<UnitRunner>()).RunAsync(admin, mover.UserId, new PersonInput("", "于示例", there.BureauId, there.DivisionId, [Roles.Drafter], "", ""), default);
            return true;
        });
        // Both bureaus have something due on the same morning.
        await world.Due(id, "draft", Today.AddDays(2));
        await world.Due(other, "accept", Today.AddDays(2));
        await world.Remind(Today.AddDays(2));
        Assert.Equal(["drafter", "kj.office"], (await world.Given()).Select(g => g.To).Order(StringComparer.Ordinal));
        Assert.All(await Entries(world), e => Assert.False(e.IsOpen(Today)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_head_watches_what_is_late_in_the_division_until_it_is_done_or_moved(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, moved) = (await world.CaseAt("draft", "0041"), await world.CaseAt("draft", "0042"));
        foreach (var c in new[] { id, moved })
            await world.Due(c, "draft", Today.AddDays(1));
        await world.Remind(Today.AddDays(3));
        var row = (await Supervised(world, "head")).Single(r => r.Number == "0041");
        Assert.Equal(("起草复函", "钟示例", Today.AddDays(3), 1), (row.Title, row.Holder, row.RemindedOn, row.Times));
        Assert.Empty(await Supervised(world, "drafter"));
        Assert.Empty(await Supervised(world, "leader"));
        await world.Due(moved, "draft", Today.AddDays(60));
        await world.Contact(id);
        Assert.Single(await Supervised(world, "head"));
        await world.Decide(id, "drafter", "draft", "Submit", await world.Draft(id));
        Assert.Empty(await Supervised(world, "head"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_several_deputies_are_asked_is_one_thing_to_watch_and_one_line_of_the_morning(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion(deputies: [new("祝示例", "", "a@demo.invalid"), new("白示例", "", "b@demo.invalid")]));
        await world.WalkTo(id, "feedback");
        await world.Address("office", "leader");
        await world.Due(id, "feedback", Today.AddDays(1));
        await world.Remind(Today.AddDays(3));
        Assert.Equal("代表反馈", Assert.Single(await Supervised(world, "leader")).Title);
        await using var db = world.Open();
        foreach (var person in new[] { "office", "leader" })
        {
            var mail = await db.Outbox.SingleAsync(m => m.Address == $"{person}@staff.invalid");
            Assert.Single(mail.Body.Split('\n'), l => l.Contains("代表反馈", StringComparison.Ordinal));
        }
    }

    private static Task<string> Name(World world, string by, string principal, string substitute, DateOnly from, DateOnly to, params string[] steps) => world.InScope(async s =>
    {
        var (actor, away, acting) = (await world.Actor(by), await world.Actor(principal), await world.Actor(substitute));
        return await s.GetRequiredService<NameSubstitute>().RunAsync(actor, away.UserId, new SubstitutionInput(acting.UserId, from, to, steps, "出差"), default);
    });

    private static async Task End(World world, string by, Guid id)
    {
        var actor = await world.Actor(by);
        await world.InScope(s => s.GetRequiredService<EndSubstitution>().RunAsync(actor, id, default));
    }

    private static async Task<(string For, int Count)> Inbox(World world, string user)
    {
        var actor = await world.Actor(user);
        await using var db = world.Open();
        var rows = await new WorkItemQueries(db, new(db)).InboxAsync(actor, null, null, default);
        Assert.Equal(rows.Count, await new WorkItemQueries(db, new(db)).InboxCountAsync(actor, default));
        return (rows.FirstOrDefault()?.For ?? "", rows.Count);
    }

    private static async Task<IReadOnlyList<SupervisedItem>> Supervised(World world, string user)
    {
        var actor = await world.Actor(user);
        await using var db = world.Open();
        return await new SupervisionQueries(db, new(db)).ReportedAsync(actor, default);
    }

    private static async Task<IReadOnlyList<SubstitutionRow>> Entries(World world)
    {
        var actor = await world.Actor("office");
        await using var db = world.Open();
        return await new SubstitutionQueries(db).ArrangedByAsync(actor, world.Clock.Today(), SubstitutionQueries.MostShown, default);
    }

    private static async Task Extend(World world, Guid id, string user)
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RequestExtension>().RunAsync(actor, id, new DateOnly(2026, 9, 1), "需要调研。", default);
            return true;
        });
    }
}
