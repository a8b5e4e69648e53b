using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Tests.Year;

/// <summary>The year lived through once for all tests about it, with what is checked on every day of it.</summary>
public sealed class LivedYear : IAsyncLifetime
{
    private const int Suggestions = 1500;
    private static readonly DateOnly MidYear = new(2025, 6, 30);

    private Task _counting = Task.CompletedTask;
    private readonly NaiveDays _days = new(Domain.Calendar.WorkingCalendar.Shipped.Years);

    internal SimulatedYear Year { get; private set; } = null!;

    internal NaiveReminders Expected { get; private set; } = null!;

    /// <summary>How long the year took to live through, by the wall clock.</summary>
    internal TimeSpan Took { get; private set; }

    /// <summary>What was open at eight on each working day.</summary>
    internal List<(DateOnly Day, IReadOnlyList<YearItem> Waiting)> Mornings { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var start = Stopwatch.GetTimestamp();
        Expected = new NaiveReminders(_days);
        Year = await SimulatedYear.CreateAsync(DatabaseKind.Sqlite, Suggestions);
        await Year.RunAsync(() => MorningAsync(Year, Expected), () => EveningAsync(Year));
        await _counting;
        Took = Stopwatch.GetElapsedTime(start);
    }

    public ValueTask DisposeAsync() => Year.DisposeAsync();

    /// <summary>The reminders run at eight on every day, on some days again, and once with the clock set back by two days.</summary>
    private async Task MorningAsync(SimulatedYear year, NaiveReminders expected)
    {
        var today = year.Today;
        if (_days.IsWorked(today))
        {
            expected.Morning(today, year.Waiting);
            Mornings.Add((today, year.Waiting));
        }
        var run = await RemindAsync(year);
        if (!_days.IsWorked(today))
            Assert.Equal(ReminderRun.None, run);
        if (today.Day % 10 == 0)
            Assert.Equal(ReminderRun.None, await RemindAsync(year));
        if (today == new DateOnly(2025, 5, 14))
            Assert.Equal(ReminderRun.None, await year.AtAsync(TimeSpan.FromDays(-2), () => RemindAsync(year)));
    }

    private static Task<ReminderRun> RemindAsync(SimulatedYear year) => year.InScope(s => s.GetRequiredService<ReminderRunner>().RunAsync(default));

    private async Task EveningAsync(SimulatedYear year)
    {
        await _counting;
        _counting = await CountAsync(year);
        if (year.Today == MidYear)
            await YearTests.FiguresAgreeAsync(year);
        if (year.Today.Day == 1)
            Assert.Empty(await year.InScope(s => s.GetRequiredService<Sweeper>().RunAsync(default)));
    }

    /// <summary>Counts the evening while the next day goes on: what is read stands as it was when the reading began.</summary>
    private async Task<Task> CountAsync(SimulatedYear year)
    {
        var (db, today) = (year.Open(), year.Today);
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("BEGIN DEFERRED");
        await db.Cases.AnyAsync();
        return Task.Run(async () =>
        {
            await using (db)
            {
                await CountersEqualListsAsync(year, db, today);
                await db.Database.ExecuteSqlRawAsync("ROLLBACK");
            }
        });
    }

    private async Task CountersEqualListsAsync(SimulatedYear year, ReplyFlowDb db, DateOnly today)
    {
        var all = year.ActorOf(year.City.Liaison);
        var view = await new SupervisionQueries(db, new(db)).BoardAsync(all, new BoardFilter(), today, year.Calendar, 1, int.MaxValue, default);
        // Counted anew by the database from the rows, with the naive days.
        var beyondSoon = _days.Shift(today, 4);
        var dues = db.WorkItems.Where(w => w.Status == WorkItemStatus.Open).Select(w => w.Due.On ?? (w.Case!.RepliedOn == null ? w.Case.Due.On : null));
        var counted = await dues.GroupBy(_ => 1).Select(g => new { All = g.Count(), Late = g.Count(d => d < today), Soon = g.Count(d => d >= today && d < beyondSoon) }).FirstOrDefaultAsync();
        Assert.Equal((counted?.All ?? 0, counted?.Late ?? 0, counted?.Soon ?? 0),
            (view.Rows.Count, view.Board.Count(SupervisionState.Overdue), view.Board.Count(SupervisionState.DueSoon)));
        Assert.Equal(view.Rows.Count, view.Board.Groups.Sum(g => g.Steps.Count));
        var somebody = year.ActorOf(year.City.People[today.DayNumber % year.City.People.Count]);
        Assert.Equal((await new WorkItemQueries(db, new(db)).InboxAsync(somebody, null, null, default)).Count, await new WorkItemQueries(db, new(db)).InboxCountAsync(somebody, default));
    }
}
