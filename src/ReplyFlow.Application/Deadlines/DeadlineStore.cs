using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Application.Deadlines;

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
        var version = db.Settings.Where(s => s.Name == ReplyFlowDb.DeadlinesVersion).Select(s => s.Value).FirstOrDefault() ?? "";
        return _last.Version == version ? _last : _last = Parse(version, [.. Rows(db)]);
    }

    /// <summary>What is in force, for a page.</summary>
    public async Task<CaseDeadlines> ReadAsync(ReplyFlowDb db, CancellationToken ct) =>
        await ReadAsync(db, await db.Settings.ReadAsync(ReplyFlowDb.DeadlinesVersion, ct) ?? "", ct);

    /// <summary>What is in force until the unit's transaction ends: a change of the calendar waits for it, and so recounts what it sets.</summary>
    public async Task<CaseDeadlines> HoldAsync(Unit unit, CancellationToken ct) =>
        await ReadAsync(unit.Db, await unit.Db.LockDeadlinesAsync(change: false, ct), ct);

    /// <summary>Keeps everybody else from setting dates until the unit's transaction ends, and gives what is in force.</summary>
    internal async Task<CaseDeadlines> LockAsync(Unit unit, CancellationToken ct) =>
        await ReadAsync(unit.Db, await unit.Db.LockDeadlinesAsync(change: true, ct), ct);

    /// <summary>Writes a setting of the calendar or the rules with a new token. The caller holds the lock.</summary>
    internal static async Task WriteAsync(Unit unit, string name, string? value, CancellationToken ct)
    {
        await unit.Db.Settings.SetAsync(name, value, ct);
        await unit.Db.Settings.SetAsync(ReplyFlowDb.DeadlinesVersion, Guid.CreateVersion7().ToString("N"), ct);
    }

    /// <summary>The years that a calendar setting holds.</summary>
    internal static IReadOnlyList<CalendarYear> StoredYears(string? json) => string.IsNullOrEmpty(json) ? [] : CalendarFile.Parse(json);

    /// <summary>The calendar in force when the given years replace the shipped ones.</summary>
    internal static WorkingCalendar Calendar(IReadOnlyList<CalendarYear> stored) => stored.Count == 0
        ? WorkingCalendar.Shipped
        : WorkingCalendar.Shipped.With(stored);

    private async Task<CaseDeadlines> ReadAsync(ReplyFlowDb db, string version, CancellationToken ct) =>
        _last.Version == version ? _last : _last = Parse(version, await Rows(db).ToListAsync(ct));

    private static IQueryable<Setting> Rows(ReplyFlowDb db) => db.Settings.AsNoTracking()
        .Where(s => s.Name == CalendarSetting || s.Name == RuleScope.Prefix || s.Name.StartsWith(RuleScope.Prefix + "/"));

    private static CaseDeadlines Parse(string version, IReadOnlyList<Setting> rows) => new(
        version,
        Calendar(StoredYears(rows.FirstOrDefault(r => r.Name == CalendarSetting)?.Value)),
        rows.Where(r => r.Name != CalendarSetting).ToDictionary(r => r.Name, r => DeadlineOverridesFile.Parse(r.Value)));
}
