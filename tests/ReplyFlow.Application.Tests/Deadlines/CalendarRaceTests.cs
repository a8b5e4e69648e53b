using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Tests.Deadlines;

/// <summary>
/// A decision that sets dates and a change of the calendar at the same time, on a real PostgreSQL. Either order is forced: a
/// third connection holds the lock of the audit chain, which both take last, so that whoever comes first stands still with its
/// work done and not committed. What waits for what is read from the server's own table of locks.
/// </summary>
public sealed class CalendarRaceTests
{
    private static readonly DateOnly DayOff = new(2026, 4, 23);

    /// <summary>Ten working days after 2026-04-20 by the shipped calendar.</summary>
    private static readonly DateOnly Before = new(2026, 5, 7);

    /// <summary>The same with one more day off.</summary>
    private static readonly DateOnly After = new(2026, 5, 8);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_waits_for_a_decision_that_has_counted_and_then_counts_its_dates_again()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Postgres);
        var (id, token) = (await world.Register(World.Suggestion()), (await world.Preview(Change)).Base);
        await RaceAsync(world,
            () => AssignAsync(world, id), "the decision holds the calendar and waits for the chain", [Granted("ShareLock"), Waiting("ExclusiveLock")],
            () => world.Save(Change, token), "the change waits for the decision", [OnTheSameLock("ShareLock", "ExclusiveLock")]);

        await IsDueByTheNewCalendarAsync(world, id);
        await using var db = world.Open();
        // It had been counted by the calendar before, and the change says that it moved it.
        var moved = await db.Audit.SingleAsync(a => a.Kind == AuditFact.KindOf<DueDatesRecounted>() && a.CaseId == id, Ct);
        Assert.Contains("“签收”", moved.Summary, StringComparison.Ordinal);
        Assert.Contains($"由{Before:yyyy年M月d日}改为{After:yyyy年M月d日}", moved.Summary, StringComparison.Ordinal);
        Assert.True(await db.Audit.Where(a => a.Kind == "WorkItemDecided" && a.CaseId == id).MaxAsync(a => a.Seq, Ct) < moved.Seq);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_decision_waits_for_a_change_that_has_counted_and_then_counts_by_the_new_calendar()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Postgres);
        var (id, token) = (await world.Register(World.Suggestion()), (await world.Preview(Change)).Base);
        await RaceAsync(world,
            () => world.Save(Change, token), "the change holds the calendar and waits for the chain", [Granted("ExclusiveLock", atLeast: 2), Waiting("ExclusiveLock")],
            () => AssignAsync(world, id), "the decision waits for the change", [OnTheSameLock("ExclusiveLock", "ShareLock")]);

        await IsDueByTheNewCalendarAsync(world, id);
        await using var db = world.Open();
        // What the change moved was the step that was open then.
        Assert.DoesNotContain(await db.Audit.Where(a => a.Kind == AuditFact.KindOf<DueDatesRecounted>()).Select(a => a.Summary).ToListAsync(Ct), s => s.Contains("签收", StringComparison.Ordinal));
        var change = await db.Audit.Where(a => a.Kind == AuditFact.KindOf<CalendarChanged>()).Select(a => a.Seq).SingleAsync(Ct);
        Assert.True(change < await db.Audit.Where(a => a.Kind == "WorkItemDecided" && a.CaseId == id).MaxAsync(a => a.Seq, Ct));
        Assert.Empty(await world.Verify());
    }

    /// <summary>Holds the chain until the first work has got as far as it can and the second waits behind it; then lets both end.</summary>
    private static async Task RaceAsync(World world, Func<Task> first, string reached, string[] then, Func<Task> second, string waits, string[] behind)
    {
        Task before, after;
        await using (var holder = world.Open())
        await using (await holder.Database.BeginTransactionAsync(Ct))
        {
            await holder.LockChainEndAsync(Ct);
            before = first();
            await UntilAsync(holder, before, reached, then);
            after = second();
            await UntilAsync(holder, after, waits, behind);
        }
        await Task.WhenAll(before, after);
    }

    private static async Task IsDueByTheNewCalendarAsync(World world, Guid id)
    {
        var step = await world.Open(id, "accept");
        Assert.Equal((After, false), (step.Due.On, step.Due.Provisional));
        Assert.Contains("放假 2026-04-23", step.Due.Derivation, StringComparison.Ordinal);
    }

    private static CalendarInput Change => new([Office.Shipped(2026) with { Off = [.. Office.Shipped(2026).Off, DayOff] }]);

    private static async Task AssignAsync(World world, Guid id) => await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment());

    /// <summary>Advisory locks held; the test's own on the chain is an ExclusiveLock too.</summary>
    private static string Granted(string mode, int atLeast = 1) => $"(SELECT count(*) FROM held WHERE granted AND mode = '{mode}') >= {atLeast}";

    private static string Waiting(string mode) => $"EXISTS (SELECT 1 FROM held WHERE NOT granted AND mode = '{mode}')";

    private static string OnTheSameLock(string granted, string waiting) =>
        $"EXISTS (SELECT 1 FROM held h JOIN held w USING (classid, objid) WHERE h.granted AND h.mode = '{granted}' AND NOT w.granted AND w.mode = '{waiting}')";

    /// <summary>Goes on as soon as the server says that the state is reached; fails when the work ends without reaching it.</summary>
    private static async Task UntilAsync(ReplyFlowDb db, Task work, string state, params string[] conditions)
    {
        var query = $"""
            WITH held AS (SELECT mode, granted, classid, objid FROM pg_locks
                WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            SELECT {string.Join(" AND ", conditions)} AS "Value"
            """;
        for (var watch = Stopwatch.StartNew(); !await db.Database.SqlQueryRaw<bool>(query).SingleAsync(Ct); await Task.Delay(5, Ct))
        {
            if (work.IsCompleted)
                await work;
            Assert.False(work.IsCompleted, $"it ended before {state}");
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"not reached within a minute: {state}");
        }
    }
}
