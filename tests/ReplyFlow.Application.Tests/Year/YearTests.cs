using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Tests.Reminders;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Tests.Year;

/// <summary>Alone, when the other tests are done: the year keeps both cores busy.</summary>
[CollectionDefinition(nameof(YearTests), DisableParallelization = true)]
public sealed class YearCollection;

/// <summary>A year of a city with 1,500 suggestions and forty bureaus: nothing is lost, nothing is said twice, and all figures agree.</summary>
[Collection(nameof(YearTests))]
public sealed class YearTests(LivedYear lived) : IClassFixture<LivedYear>
{
    private readonly NaiveDays _days = new(Domain.Calendar.WorkingCalendar.Shipped.Years);

    [Fact, Trait("Length", "Long")]
    public async Task No_case_is_lost()
    {
        var year = lived.Year;
        TestContext.Current.TestOutputHelper!.WriteLine($"{year.Decisions} decisions, {year.Substituted} of them by substitutes, {year.Refused} refused, {lived.Expected.All.Count} reminders, lived in {lived.Took.TotalSeconds:0.0} s");
        await NoCaseIsLostAsync(year);
    }

    [Fact, Trait("Length", "Long")]
    public Task Every_reminder_was_given_once_on_a_working_day() => RemindersAreThoseExpectedAsync(lived.Year, lived.Expected);

    [Fact, Trait("Length", "Long")]
    public Task The_figures_are_those_counted_from_the_audit_trail() => FiguresAgreeAsync(lived.Year);

    /// <summary>Both nodes are asked at the same instant, on every day of the year.</summary>
    [Fact, Trait("Length", "Long")]
    public async Task Two_processes_on_one_PostgreSQL_remind_through_the_year_as_one_would()
    {
        await using var replay = await YearReplay.CreateAsync(DatabaseKind.Postgres, lived.Year);
        await using var a = await ReminderNode.StartAsync(replay.Address);
        await using var b = await ReminderNode.StartAsync(replay.Address);
        var (next, both) = (0, 0);
        for (var day = SimulatedYear.FirstDay; day <= SimulatedYear.LastDay; day = day.AddDays(1))
        {
            if (next < lived.Mornings.Count && lived.Mornings[next].Day == day)
                await replay.BecomeAsync(lived.Mornings[next++].Waiting);
            var now = SimulatedYear.At(day, 8);
            var runs = await Task.WhenAll(a.RunAsync(now), b.RunAsync(now));
            both += runs.All(r => r.Reminders > 0) ? 1 : 0;
        }
        Assert.Equal(["", ""], [await a.EndAsync(), await b.EndAsync()]);
        TestContext.Current.TestOutputHelper!.WriteLine($"on {both} days both processes gave some");
        await using var db = replay.Open();
        RemindersAreThoseExpected(await GivenAsync(db), lived.Expected);
        await EveryoneWasToldOnceADayAsync(db);
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
        Assert.InRange(await db.Feedback.CountAsync(f => f.VoidedAt != null), 20, 100);
        var outcomes = (await db.WorkItems.Where(w => w.Status == WorkItemStatus.Decided).Select(w => w.Outcome).Distinct().ToListAsync()).ToHashSet();
        Assert.Superset(new HashSet<string> { "Object", "Reassign", "Uphold", "Return", "Decline", "Dissatisfied", "Approve", "Refuse" }, outcomes);
    }

    private async Task RemindersAreThoseExpectedAsync(SimulatedYear year, NaiveReminders expected)
    {
        await using var db = year.Open();
        RemindersAreThoseExpected(await GivenAsync(db), expected);
        await EveryoneWasToldOnceADayAsync(db);
    }

    private static async Task<List<(Guid Item, string Key, DateOnly On)>> GivenAsync(ReplyFlowDb db) =>
        [.. (await db.Reminders.Select(r => new { r.WorkItemId, r.Key, r.SentOn }).ToListAsync()).Select(r => (r.WorkItemId, r.Key, r.SentOn))];

    private void RemindersAreThoseExpected(List<(Guid Item, string Key, DateOnly On)> given, NaiveReminders expected)
    {
        Assert.NotEmpty(given);
        Assert.All(given, g => Assert.True(_days.IsWorked(g.On)));
        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.Equal(expected.All.Order(), given.Order());
    }

    private static async Task EveryoneWasToldOnceADayAsync(ReplyFlowDb db)
    {
        var digests = await db.ReminderDigests.Select(d => new { d.PersonId, d.Day, d.MessageId }).ToListAsync();
        Assert.Equal(digests.Count, digests.Select(d => (d.PersonId, d.Day)).Distinct().Count());
        Assert.All(digests, d => Assert.NotNull(d.MessageId));
        Assert.Equal(digests.Count, digests.Select(d => d.MessageId).Distinct().Count());
        Assert.Equal(0, await db.ReminderRecipients.CountAsync(r => r.DigestId == null));
    }

    internal static async Task FiguresAgreeAsync(SimulatedYear year)
    {
        await using var db = year.Open();
        var facts = await new StatisticsQueries(db).FactsAsync(year.ActorOf(year.City.Liaison), new StatisticsFilter(), default);
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
