using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Cli.Demo.Copying;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Application.Tests.Demo;

/// <summary>Two years of a city, filled in bulk: it is as if its people had worked through them.</summary>
[Trait("Length", "Long")]
public sealed class CityDataTests
{
    private const int Cases = 130;
    private const int Years = 2;
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 7, 0, 0, TimeSpan.Zero);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Years_of_a_city_hold_every_law_and_leave_nothing_out(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var city = new CityData(database.Address, Now, Years);
        await using var services = ProductServices.On(database.Address, new DemoClock { Now = city.Begins }).BuildServiceProvider();
        await services.PublishAsync();
        var written = new List<int>();
        await city.FillAsync(Cases, written.Add, default);
        Assert.Equal(Cases, written[^1]);

        await services.InScopeAsync(async s =>
        {
            Assert.Empty(await s.GetRequiredService<Verifier>().RunAsync(default));
            var db = s.GetRequiredService<ReplyFlowDb>();
            await EverySessionHasItsShareAsync(db);
            await EveryStepIsOpenSomewhereAsync(db);
            await NothingIsLeftOfTheRecordingsAsync(db);
            await LettersAreTheirOwnAsync(db);
            await TheTrailIsInOrderAsync(db);
            await FactsAreThoseOfTheRowsAsync(db);
            await CountersEqualListsAsync(s);
        });
    }

    private static async Task EverySessionHasItsShareAsync(ReplyFlowDb db)
    {
        var sessions = await db.Sessions.OrderBy(s => s.OpensOn)
            .Select(s => new { s.Name, Count = db.Suggestions.Count(g => g.SessionId == s.Id) }).ToListAsync();
        Assert.Equal([("市第十七届人大二次会议", 65), ("市第十七届人大三次会议", 65)], sessions.Select(s => (s.Name, s.Count)));
        Assert.Equal(40, await db.Cases.Select(c => c.LeadBureauId).Concat(db.Bureaus.Where(b => b.SeriesPrefix != "").Select(b => (Guid?)b.Id))
            .Where(b => b != null).Distinct().CountAsync());
        Assert.Superset(
            new HashSet<FeedbackWay> { FeedbackWay.Link, FeedbackWay.Paper, FeedbackWay.Telephone },
            (await db.Feedback.Select(f => f.Way).Distinct().ToListAsync()).ToHashSet());
        Assert.Superset(
            new HashSet<CaseStatus> { CaseStatus.Archived, CaseStatus.Withdrawn }, (await db.Cases.Select(c => c.Status).Distinct().ToListAsync()).ToHashSet());
        Assert.True(await db.Attachments.AnyAsync() && await db.Notices.AnyAsync() && await db.Timers.AnyAsync());
    }

    private static async Task EveryStepIsOpenSomewhereAsync(ReplyFlowDb db) => Assert.Superset(
        new HashSet<string>
        {
            "assign", "accept", "objection", "allocate", "draft", "coHandling", "divisionReview", "revise", "countersign", "proofread", "leaderReview",
            "signOff", "feedback", "rehandle", "extensionDecision", "withdrawalDecision",
        },
        (await db.WorkItems.Where(w => w.Status == WorkItemStatus.Open).Select(w => w.Step).Distinct().ToListAsync()).ToHashSet());

    /// <summary>What stood in the places of people, bureaus and titles is in no text of any table.</summary>
    private static async Task NothingIsLeftOfTheRecordingsAsync(ReplyFlowDb db)
    {
        const string mark = "槽";
        Assert.False(await db.Audit.AnyAsync(a => a.Summary.Contains(mark)
            || a.Data.Contains(mark) || a.ActorName.Contains(mark) || a.Data.Contains("917353")));
        Assert.False(await db.Letters.AnyAsync(l => l.LetterJson.Contains(mark) || l.Title.Contains(mark) || l.LetterJson.Contains("917353")));
        Assert.False(await db.Outbox.AnyAsync(m => m.Body.Contains(mark)
            || m.Subject.Contains(mark) || m.Address.Contains("slot") || m.Body.Contains("917353")));
        Assert.False(await db.WorkItems.AnyAsync(w => w.SentBy.Contains(mark) || w.DecidedByName.Contains(mark) || w.Comment.Contains(mark)));
        Assert.DoesNotContain(await db.DraftVersions.ToListAsync(), v => v.Content.ToString().Contains(mark, StringComparison.Ordinal));
        Assert.DoesNotContain(await db.Drafts.ToListAsync(), v => v.Content.ToString().Contains(mark, StringComparison.Ordinal));
    }

    private static async Task LettersAreTheirOwnAsync(ReplyFlowDb db)
    {
        var letters = await db.Letters.Include(l => l.DocumentNumber).ToListAsync();
        Assert.Equal(letters.Count, letters.Select(l => l.Sha256).Distinct().Count());
        Assert.All(letters, l => Assert.Equal((l.DocumentNumber!.Text, l.Title, l.IssuedOn),
            (StoredLetter.Of(l.LetterJson).DocumentNumber, StoredLetter.Of(l.LetterJson).Title, StoredLetter.Of(l.LetterJson).Date!.Value)));
        // A later number is a later letter's.
        foreach (var series in letters.GroupBy(l => l.DocumentNumber!.SeriesId))
            Assert.Equal(series.OrderBy(l => l.DocumentNumber!.Value).Select(l => l.IssuedAt), series.Select(l => l.IssuedAt).Order());
    }

    private static async Task TheTrailIsInOrderAsync(ReplyFlowDb db)
    {
        var times = await db.Audit.OrderBy(a => a.Seq).Select(a => a.At).ToListAsync();
        Assert.Equal(times.Order(), times);
        Assert.True(times[^1] < Now);
    }

    private static async Task FactsAreThoseOfTheRowsAsync(ReplyFlowDb db)
    {
        var facts = (await db.Audit.ToListAsync()).ToLookup(a => a.Kind, a => JsonDocument.Parse(a.Data).RootElement);
        Assert.Equal(
            (await db.DocumentNumbers.Select(n => new { n.Id, n.Text, n.Value }).ToListAsync()).Select(n => (n.Id, n.Text, n.Value)).Order(),
            facts["NumberAllocated"].Select(f => (f.GetProperty("id").GetGuid(), f.GetProperty("text").GetString()!, f.GetProperty("value").GetInt32())).Order());
        Assert.Equal(
            (await db.Letters.Select(l => new { l.Id, l.Sha256, l.SignedSha256 }).ToListAsync()).Select(l => (l.Id, l.Sha256, l.SignedSha256)).Order(),
            facts["LetterIssued"].Select(f => (
                f.GetProperty("id").GetGuid(), f.GetProperty("sha256").GetString()!, f.GetProperty("signedSha256").GetString()!)).Order());
        Assert.Equal(
            (await db.WorkItems.Where(w => w.Status == WorkItemStatus.Decided).Select(w => w.Id).ToListAsync()).Order(),
            facts["WorkItemDecided"].Select(f => f.GetProperty("id").GetGuid()).Order());
    }

    private static async Task CountersEqualListsAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        var liaison = await ActorAsync(services, "liaison");
        var board = await services.GetRequiredService<SupervisionQueries>()
            .BoardAsync(liaison, new BoardFilter(), BeijingTime.DateOf(Now), Domain.Calendar.WorkingCalendar.Shipped, 1, int.MaxValue, default);
        Assert.Equal(await db.WorkItems.CountAsync(w => w.Status == WorkItemStatus.Open), board.Rows.Count);
        var facts = await services.GetRequiredService<StatisticsQueries>().FactsAsync(liaison, new StatisticsFilter(), default);
        Assert.Equal(
            await db.Cases.CountAsync(c => c.AssignedOn != null && (c.Status != CaseStatus.Withdrawn || c.RepliedOn != null)),
            CaseStatistics.Of(facts, BeijingTime.DateOf(Now)).Assigned);
        var inbox = services.GetRequiredService<WorkItemQueries>();
        foreach (var name in await db.Users.OrderBy(u => u.Id).Take(40).Select(u => u.UserName!).ToListAsync())
        {
            var actor = await ActorAsync(services, name);
            Assert.Equal((await inbox.InboxAsync(actor, null, null, default)).Count, await inbox.InboxCountAsync(actor, default));
        }
    }

    private static async Task<Actor> ActorAsync(IServiceProvider services, string userName)
    {
        var id = await services.GetRequiredService<ReplyFlowDb>().Users.Where(u => u.UserName == userName).Select(u => u.Id).FirstAsync();
        return (await services.GetRequiredService<ActorQueries>().FindAsync(id, null, default))!;
    }
}
