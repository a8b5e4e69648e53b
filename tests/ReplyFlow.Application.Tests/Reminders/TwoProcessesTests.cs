using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Reminders;

[Trait("Length", "Long")]
public sealed class TwoProcessesTests
{
    private const int Cases = 40;

    /// <summary>So many that a process that is killed has not done with them.</summary>
    private const int ManyCases = 100;
    private static readonly DateOnly First = new(2026, 5, 20);
    private static readonly DateOnly Last = new(2026, 6, 5);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_processes_on_one_database_give_what_one_would(DatabaseKind kind)
    {
        await using var together = await WorldAsync(kind, Cases);
        await using var alone = await WorldAsync(kind, Cases);
        await using var a = await ReminderNode.StartAsync(together.Address);
        await using var b = await ReminderNode.StartAsync(together.Address);
        await using var single = await ReminderNode.StartAsync(alone.Address);
        var (shared, given) = (0, 0);
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            var now = ReminderWorld.At(day);
            var runs = await Task.WhenAll(a.RunAsync(now), b.RunAsync(now));
            var one = await single.RunAsync(now);
            Assert.Equal((one.Reminders, one.Digests, one.Messages), (runs.Sum(r => r.Reminders), runs.Sum(r => r.Digests), runs.Sum(r => r.Messages)));
            given += one.Reminders;
            shared += runs.All(r => r.Reminders > 0) ? 1 : 0;
        }
        Assert.Equal(["", "", ""], [await a.EndAsync(), await b.EndAsync(), await single.EndAsync()]);
        TestContext.Current.TestOutputHelper!.WriteLine($"{given} reminders; on {shared} days both processes gave some");
        Assert.True(given > Cases);
        Assert.Equal(await ToldAsync(alone), await ToldAsync(together));
        await ChainHoldsAsync(together);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_process_killed_in_the_middle_of_a_morning_loses_and_repeats_nothing(DatabaseKind kind)
    {
        await using var killed = await WorldAsync(kind, ManyCases);
        await using var alone = await WorldAsync(kind, ManyCases);
        var morning = ReminderWorld.At(new DateOnly(2026, 5, 27));
        for (var time = 0; time < 3; time++)
        {
            await using var node = await ReminderNode.StartAsync(killed.Address);
            await node.BeginAsync(morning);
            await Task.Delay(40 * (time + 1));
            await node.KillAsync();
        }
        foreach (var world in new[] { killed, alone })
        {
            await using var node = await ReminderNode.StartAsync(world.Address);
            await node.RunAsync(morning);
            Assert.Equal("", await node.EndAsync());
        }
        Assert.Equal(await ToldAsync(alone), await ToldAsync(killed));
        await ChainHoldsAsync(killed);
    }

    /// <summary>A drafter with many open drafts, due around the period.</summary>
    private static async Task<World> WorldAsync(DatabaseKind kind, int cases)
    {
        var world = await World.CreateAsync(kind);
        await world.Address("drafter", "head", "leader");
        var first = await world.CaseAt("draft");
        await using var db = world.Open();
        var (c, item) = (await db.Cases.AsNoTracking().SingleAsync(x => x.Id == first), await world.Open(first, "draft"));
        var session = await db.Sessions.Select(s => s.Id).SingleAsync();
        for (var i = 1; i < cases; i++)
        {
            var suggestion = new Suggestion { SessionId = session, Number = $"{1000 + i}", NumberValue = 1000 + i, Title = $"关于第{i}件事的建议", Text = "请研究。" };
            var copy = new Case { SuggestionId = suggestion.Id, LeadBureauId = c.LeadBureauId, DivisionId = c.DivisionId, DrafterId = c.DrafterId, Status = c.Status, Due = c.Due };
            db.AddRange(suggestion, copy, new WorkItem
            {
                CaseId = copy.Id,
                Step = item.Step,
                Title = item.Title,
                Kind = item.Kind,
                BureauId = item.BureauId,
                Role = item.Role,
                DivisionId = item.DivisionId,
                AssigneeId = item.AssigneeId,
                OpenedAt = item.OpenedAt,
                Due = DueDates.On(First.AddDays(i % 30)),
            });
        }
        await db.SaveChangesAsync();
        return world;
    }

    /// <summary>Who was told of what, when and in which message: everything but identifiers.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(World world)
    {
        await using var db = world.Open();
        var told = await (from r in db.ReminderRecipients
                          join n in db.Reminders on r.ReminderId equals n.Id
                          join u in db.Users on r.PersonId equals u.Id
                          join d in db.ReminderDigests on r.DigestId equals d.Id
                          select new { Number = db.Cases.Where(c => c.Id == n.CaseId).Select(c => c.Suggestion!.Number).First(), n.Key, n.SentOn, n.ScheduledFor, u.UserName, d.Day, d.Items, Mailed = d.MessageId != null }).ToListAsync();
        var mails = await db.Outbox.Where(m => m.RecipientKind == RecipientKind.Staff).Select(m => m.RecipientName + m.Subject + m.Body).ToListAsync();
        var audited = await db.Audit.Where(a => a.Kind == "ReminderGiven").Select(a => a.Summary).ToListAsync();
        Assert.Equal(await db.Reminders.CountAsync(), audited.Count);
        return [.. told.Select(t => t.ToString()!).Order(StringComparer.Ordinal), .. mails.Order(StringComparer.Ordinal), .. audited.Order(StringComparer.Ordinal)];
    }

    private static async Task ChainHoldsAsync(World world)
    {
        await using var db = world.Open();
        var (seq, hash) = (0L, AuditEvent.GenesisHash);
        foreach (var e in await db.Audit.AsNoTracking().OrderBy(a => a.Seq).ToListAsync())
        {
            Assert.Equal((++seq, hash), (e.Seq, e.PreviousHash));
            hash = e.ComputeHash(hash);
            Assert.Equal(hash, e.Hash);
        }
    }
}
