using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.Tests.Reminders;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Supervision;

public sealed class NudgeTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_nudge_is_written_down_mailed_to_the_owner_and_limited_to_one_a_working_day(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var item = await world.Open(await world.CaseAt("draft"), "draft");
        await using (var db = world.Open())
            await db.Users.Where(u => u.Id == item.AssigneeId).ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, "drafter@example.test"));
        var receipt = await Nudge(world, "dispatcher", item, "请本周报送。");
        Assert.Equal(1, receipt.Mailed);
        await using (var db = world.Open())
        {
            var mail = await db.Outbox.SingleAsync(m => m.RecipientKind == RecipientKind.Staff);
            Assert.Equal(("drafter@example.test", null), (mail.Address, mail.CaseId));
            Assert.Contains("第0390号建议的“起草复函”", mail.Body, StringComparison.Ordinal);
            Assert.Contains("请本周报送。", FactWithWords.Tell(await db.Audit.SingleAsync(a => a.Kind == "StepNudged" && a.CaseId == item.CaseId)), StringComparison.Ordinal);
            var latest = (await new SupervisionQueries(db, new(db)).LatestNudgesAsync(await world.Actor("drafter"), [item.Id, Guid.NewGuid()], default)).Single();
            Assert.Equal((item.Id, "请本周报送。", 1), (latest.Key, latest.Value.Words, latest.Value.Count));
        }
        // Another person, the same day; then a weekend and the next working day.
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => Nudge(world, "leader", item));
        Assert.Contains("2026年4月20日已催办过，2026年4月21日起可再次催办", refusal.Message, StringComparison.Ordinal);
        world.Clock.Now = new DateTimeOffset(2026, 4, 24, 2, 0, 0, TimeSpan.Zero);
        await Nudge(world, "leader", item);
        world.Clock.Now = world.Clock.Now.AddDays(2);
        await Assert.ThrowsAsync<InvalidInputException>(() => Nudge(world, "dispatcher", item));
        world.Clock.Now = world.Clock.Now.AddDays(1);
        await Nudge(world, "dispatcher", item);
        await using (var db = world.Open())
            Assert.Equal(3, await db.Nudges.CountAsync(n => n.WorkItemId == item.Id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task While_somebody_stands_in_both_are_written_to_and_see_the_words_until_it_is_decided(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Contact(id);
        var (item, today) = (await world.Open(id, "draft"), world.Clock.Today());
        await world.Address("drafter", "drafter2", "head");
        // The head's substitution is for another step, and leads nobody here.
        await world.Substitute("drafter", "drafter2", today, today);
        await world.Substitute("drafter", "head", today, today, "divisionReview");
        var receipt = await Nudge(world, "dispatcher", item, "请周五前报送。");
        Assert.Equal(("钟示例", "于示例", 2, 2), (receipt.WaitingOn, string.Join("、", receipt.Substitutes), receipt.Told, receipt.Mailed));
        await using (var db = world.Open())
        {
            var mails = await db.Outbox.Where(m => m.RecipientKind == RecipientKind.Staff && m.Subject.StartsWith("催办")).ToDictionaryAsync(m => m.Address, m => m.Body);
            Assert.Equal(["drafter2@staff.invalid", "drafter@staff.invalid"], mails.Keys.Order(StringComparer.Ordinal));
            Assert.Contains("“起草复函”正等您办理，期限", mails["drafter@staff.invalid"], StringComparison.Ordinal);
            Assert.Contains("“起草复函”正等您代钟示例办理，期限", mails["drafter2@staff.invalid"], StringComparison.Ordinal);
        }
        foreach (var user in new[] { "drafter", "drafter2" })
            Assert.Equal(["请周五前报送。"], await InboxWords(world, user));
        await world.Decide(id, "drafter2", "draft", "Submit", await world.Draft(id));
        foreach (var user in new[] { "drafter", "drafter2", "head" })
            Assert.Empty(await InboxWords(world, user));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_step_that_nobody_owes_is_nudged_in_vain_and_says_so(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var item = await world.Open(await world.CaseAt("draft"), "draft");
        await using (var db = world.Open())
            await db.Users.Where(u => u.Id == item.AssigneeId).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false));
        var receipt = await Nudge(world, "dispatcher", item);
        Assert.Equal((0, 0, ""), (receipt.Told, receipt.Mailed, string.Join("、", receipt.Substitutes)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_nudges_at_once_are_one(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var item = await world.Open(await world.CaseAt("draft"), "draft");
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await Record.ExceptionAsync(() => Nudge(world, "dispatcher", item))));
        Assert.Equal(3, results.OfType<InvalidInputException>().Count());
        await using var db = world.Open();
        Assert.Equal(1, await db.Nudges.CountAsync());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nobody_nudges_themselves_what_they_do_not_supervise_or_what_is_done(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("proofread");
        var item = await world.Open(id, "proofread");
        Assert.Contains("不必催办自己", (await Assert.ThrowsAsync<InvalidInputException>(() => Nudge(world, "office", item))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => Nudge(world, "drafter", item));
        await Assert.ThrowsAsync<InvalidInputException>(() => Nudge(world, "leader", item, new string('催', NudgeOwner.MaxWords + 1)));
        await world.Decide(id, "office", "proofread", "Approve");
        await Assert.ThrowsAsync<AlreadyClosedException>(() => Nudge(world, "dispatcher", item));
        await Assert.ThrowsAsync<NotFoundException>(() => Nudge(world, "drafter", item));
        await using var db = world.Open();
        Assert.Empty(await db.Nudges.ToListAsync());
    }

    /// <summary>The words of the nudges that a person's inbox shows.</summary>
    private static async Task<IReadOnlyList<string>> InboxWords(World world, string user)
    {
        var actor = await world.Actor(user);
        await using var db = world.Open();
        var rows = await new WorkItemQueries(db, new(db)).InboxAsync(actor, null, null, default);
        return [.. (await new SupervisionQueries(db, new(db)).LatestNudgesAsync(actor, [.. rows.Select(r => r.WorkItemId)], default)).Values.Select(n => n.Words)];
    }

    private static async Task<NudgeReceipt> Nudge(World world, string user, WorkItem item, string words = "")
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<NudgeOwner>().RunAsync(actor, item.Id, words, default));
    }
}
