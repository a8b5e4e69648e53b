using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Work;
using ReplyFlow.Data.Workflow;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Data.Deadlines;

/// <summary>
/// Reads the calendar and the deadline rules in force. Every change writes a new token into one small row; reading looks
/// at that row and reads the rest only when the token is another than last time, so that a change made by another process
/// is seen at once. Safe for use by many threads.
/// </summary>
public sealed class DeadlineStore
{
    /// <summary>Setting that holds the years edited or imported, as a calendar file; other years are the shipped ones.</summary>
    internal const string CalendarSetting = "calendar";

    private volatile CaseDeadlines _last = CaseDeadlines.Shipped;

    /// <summary>What is in force, for a page.</summary>
    public CaseDeadlines Read(ReplyFlowDb db)
    {
        var version = Version(db).FirstOrDefault() ?? "";
        return _last.Version == version ? _last : _last = Parse(version, [.. Rows(db)]);
    }

    /// <summary>What is in force, for a page.</summary>
    public async Task<CaseDeadlines> ReadAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var version = await Version(db).FirstOrDefaultAsync(ct) ?? "";
        return await ReadAsync(db, version, ct);
    }

    /// <summary>What is in force until the unit's transaction ends: a change of the calendar waits for it, and so recounts what it sets.</summary>
    public async Task<CaseDeadlines> HoldAsync(Unit unit, CancellationToken ct) =>
        await ReadAsync(unit.Db, await unit.Db.LockDeadlinesAsync(change: false, ct), ct);

    /// <summary>Keeps everybody else from setting dates until the unit's transaction ends, and gives what is in force.</summary>
    internal async Task<CaseDeadlines> LockAsync(Unit unit, CancellationToken ct) =>
        await ReadAsync(unit.Db, await unit.Db.LockDeadlinesAsync(change: true, ct), ct);

    /// <summary>Writes a setting of the calendar or the rules with a new token. The caller holds the lock.</summary>
    internal static async Task WriteAsync(Unit unit, string name, string? value, CancellationToken ct)
    {
        await SetAsync(unit.Db, name, value, ct);
        await SetAsync(unit.Db, ReplyFlowDb.DeadlinesVersion, Guid.CreateVersion7().ToString("N"), ct);
    }

    /// <summary>The years that a calendar setting holds.</summary>
    internal static IReadOnlyList<CalendarYear> StoredYears(string? json) => string.IsNullOrEmpty(json) ? [] : CalendarFile.Parse(json);

    /// <summary>The calendar in force when the given years replace the shipped ones.</summary>
    internal static WorkingCalendar Calendar(IReadOnlyList<CalendarYear> stored) => stored.Count == 0
        ? WorkingCalendar.Shipped
        : new WorkingCalendar(WorkingCalendar.Shipped.Years.Where(y => stored.All(s => s.Year != y.Year)).Concat(stored));

    private async Task<CaseDeadlines> ReadAsync(ReplyFlowDb db, string version, CancellationToken ct) =>
        _last.Version == version ? _last : _last = Parse(version, await Rows(db).ToListAsync(ct));

    private static IQueryable<string> Version(ReplyFlowDb db) => db.Settings.Where(s => s.Name == ReplyFlowDb.DeadlinesVersion).Select(s => s.Value);

    private static IQueryable<Setting> Rows(ReplyFlowDb db) => db.Settings.AsNoTracking()
        .Where(s => s.Name == CalendarSetting || s.Name == RuleScope.Prefix || s.Name.StartsWith(RuleScope.Prefix + "/"));

    private static CaseDeadlines Parse(string version, IReadOnlyList<Setting> rows) => new(
        version,
        Calendar(StoredYears(rows.FirstOrDefault(r => r.Name == CalendarSetting)?.Value)),
        rows.Where(r => r.Name != CalendarSetting).ToDictionary(r => r.Name, r => DeadlineOverridesFile.Parse(r.Value)));

    private static async Task SetAsync(ReplyFlowDb db, string name, string? value, CancellationToken ct)
    {
        var row = await db.Settings.FirstOrDefaultAsync(s => s.Name == name, ct);
        if (value is null && row is not null)
            db.Settings.Remove(row);
        else if (value is not null && row is null)
            db.Settings.Add(new Setting { Name = name, Value = value });
        else if (value is not null)
            row!.Value = value;
    }
}
