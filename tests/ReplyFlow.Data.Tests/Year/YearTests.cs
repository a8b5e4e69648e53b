using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Data.Accounts;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Queries;
using ReplyFlow.Data.Reminders;
using ReplyFlow.Data.Supervision;
using ReplyFlow.Data.Verification;
using ReplyFlow.Data.Workflow;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Handling;
using ReplyFlow.Domain.Supervision;

namespace ReplyFlow.Data.Tests.Year;

/// <summary>A year of a city with 1,500 suggestions and forty bureaus: nothing is lost, nothing is said twice, and all figures agree.</summary>
public sealed class YearTests
{
    private static readonly DateOnly MidYear = new(2025, 6, 30);

    private readonly NaiveDays _days = new(Domain.Calendar.WorkingCalendar.Shipped.Years);

    [Fact, Trait("Length", "Long")]
    public async Task A_year_of_fifteen_hundred_suggestions_loses_nothing_and_reminds_once()
    {
        await using var year = await SimulatedYear.CreateAsync(DatabaseKind.Sqlite, 1500);
        var expected = new NaiveReminders(_days);
        await year.RunAsync(() => MorningAsync(year, expected), () => EveningAsync(year));
        TestContext.Current.TestOutputHelper!.WriteLine($"{year.Decisions} decisions, {year.Substituted} of them by substitutes, {year.Refused} refused, {expected.All.Count} reminders");
        await NoCaseIsLostAsync(year);
        await RemindersAreThoseExpectedAsync(year, expected);
        await FiguresAgreeAsync(year);
    }

    /// <summary>The reminders run at eight on every day, on some days again, and once with the clock set back by two days.</summary>
    private async Task MorningAsync(SimulatedYear year, NaiveReminders expected)
    {
        var today = year.Today;
        if (_days.IsWorked(today))
            expected.Morning(today, year.Waiting);
        var run = await RemindAsync(year);
        if (!_days.IsWorked(today))
            Assert.Equal(ReminderRun.None, run);
        if (today.Day % 5 == 0)
            Assert.Equal(ReminderRun.None, await RemindAsync(year));
        if (today == new DateOnly(2025, 5, 14))
            Assert.Equal(ReminderRun.None, await year.AtAsync(TimeSpan.FromDays(-2), () => RemindAsync(year)));
    }

    private static Task<ReminderRun> RemindAsync(SimulatedYear year) => year.InScope(s => s.GetRequiredService<ReminderRunner>().RunAsync(default));

    private async Task EveningAsync(SimulatedYear year)
    {
        await using var db = year.Open();
        await CountersEqualListsAsync(year, db);
        if (year.Today == MidYear)
            await FiguresAgreeAsync(year);
        if (year.Today.Day == 1)
            Assert.Empty(await year.InScope(s => s.GetRequiredService<Sweeper>().RunAsync(default)));
    }

    private async Task CountersEqualListsAsync(SimulatedYear year, ReplyFlowDb db)
    {
        var (today, all) = (year.Today, year.ActorOf(year.City.Liaison));
        var view = await SupervisionQueries.LoadAsync(db, all, new BoardFilter(), today, year.Calendar, default);
        // Counted anew by the database from the rows, with the naive days.
        var beyondSoon = _days.Shift(today, 4);
        var dues = db.WorkItems.Where(w => w.Status == WorkItemStatus.Open).Select(w => w.DueOn ?? (w.Case!.RepliedOn == null ? w.Case.DueOn : null));
        var counted = await dues.GroupBy(_ => 1).Select(g => new { All = g.Count(), Late = g.Count(d => d < today), Soon = g.Count(d => d >= today && d < beyondSoon) }).FirstOrDefaultAsync();
        Assert.Equal((counted?.All ?? 0, counted?.Late ?? 0, counted?.Soon ?? 0),
            (view.Rows.Count, view.Board.Count(SupervisionState.Overdue), view.Board.Count(SupervisionState.DueSoon)));
        Assert.Equal(view.Rows.Count, view.Board.Groups.Sum(g => g.Steps.Count));
        var somebody = year.ActorOf(year.City.People[today.DayNumber % year.City.People.Count]);
        Assert.Equal((await Inbox.ListAsync(db, somebody, null, null, default)).Count, await Inbox.CountAsync(db, somebody, default));
    }

    private static async Task NoCaseIsLostAsync(SimulatedYear year)
    {
        await using var db = year.Open();
        Assert.Equal(year.Cases.Values.Order(), (await db.Cases.Select(c => c.Id).ToListAsync()).Order());
        Assert.Empty(await year.InScope(s => s.GetRequiredService<Verifier>().RunAsync(default)));
        var standing = await db.Cases.GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Assert.InRange(standing.GetValueOrDefault(CaseStatus.Archived), 1400, 1500);
        Assert.InRange(standing.GetValueOrDefault(CaseStatus.Withdrawn), 1, 60);
        Assert.InRange(await db.WorkItems.CountAsync(w => w.DecidedForId != null), 100, year.Substituted);
        // The year held what it was to hold.
        var outcomes = (await db.WorkItems.Where(w => w.Status == WorkItemStatus.Decided).Select(w => w.Outcome).Distinct().ToListAsync()).ToHashSet();
        Assert.Superset(new HashSet<string> { "Object", "Reassign", "Uphold", "Return", "Decline", "Dissatisfied", "Approve", "Refuse" }, outcomes);
    }

    private async Task RemindersAreThoseExpectedAsync(SimulatedYear year, NaiveReminders expected)
    {
        await using var db = year.Open();
        var given = await db.Reminders.Select(r => new { r.WorkItemId, r.Key, r.SentOn }).ToListAsync();
        Assert.NotEmpty(given);
        Assert.All(given, g => Assert.True(_days.IsWorked(g.SentOn)));
        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.Equal(expected.All.Order(), given.Select(g => (g.WorkItemId, g.Key, g.SentOn)).Order());
        var digests = await db.ReminderDigests.Select(d => new { d.PersonId, d.Day, d.MessageId }).ToListAsync();
        Assert.Equal(digests.Count, digests.Select(d => (d.PersonId, d.Day)).Distinct().Count());
        Assert.All(digests, d => Assert.NotNull(d.MessageId));
        Assert.Equal(digests.Count, digests.Select(d => d.MessageId).Distinct().Count());
        Assert.Equal(0, await db.ReminderRecipients.CountAsync(r => r.DigestId == null));
    }

    private static async Task FiguresAgreeAsync(SimulatedYear year)
    {
        await using var db = year.Open();
        var facts = await StatisticsQueries.FactsAsync(db, year.ActorOf(year.City.Liaison), new StatisticsFilter(), default);
        var audited = await NaiveStatistics.ReadAsync(db);
        Assert.Equal(NaiveStatistics.Of(audited, year.Today), Flat(CaseStatistics.Of(facts, year.Today)));
        foreach (var bureau in year.City.Bureaus)
            Assert.Equal(NaiveStatistics.Of(audited.Where(c => c.Bureau == bureau.Id), year.Today), Flat(CaseStatistics.Of(facts.Where(f => f.Bureau == bureau.ShortName), year.Today)));
        foreach (var (month, figures) in CaseStatistics.By(facts, StatisticsDimension.AssignedMonth, year.Today))
            Assert.Equal(NaiveStatistics.Of(audited.Where(c => $"{c.Assigned:yyyy-MM}" == month), year.Today), Flat(figures));
        var divisions = year.City.Divisions.ToDictionary(d => d.Id, d => $"{year.City.Bureaus.First(b => b.Id == d.BureauId).ShortName} {d.Name}");
        foreach (var (division, figures) in CaseStatistics.By(facts, StatisticsDimension.Division, year.Today))
            Assert.Equal(NaiveStatistics.Of(audited.Where(c => (c.Division is { } d ? divisions[d] : null) == division), year.Today), Flat(figures));
    }

    private static NaiveStatistics Flat(CaseStatistics s) => new(
        s.Assigned, s.Overdue, s.Replied.Count, s.OnTime.Count, s.MetInPerson.Count,
        string.Join(' ', s.Categories.Select(c => $"{c.Category}={c.Count}")), s.Answered.Of, s.Answered.Count, s.Satisfied.Count, s.SatisfiedOrMostly.Count - s.Satisfied.Count);
}
