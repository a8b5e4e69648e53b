using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReplyFlow.Domain.Issuing;

namespace ReplyFlow.Data;

/// <summary>The database on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ReplyFlowDb(options)
{
    /// <summary>Key of the advisory lock that serialises the audit chain.</summary>
    private const long ChainLock = 0x5265706C79466C6F;

    /// <summary>First half of the keys of the advisory locks on a <see cref="LockSubject"/>; the second is the subject.</summary>
    private const int SubjectLock = 0x5265706C;

    /// <summary>Key of the advisory lock on the calendar and the deadline rules.</summary>
    private const long DeadlinesLock = 0x5265706C79446174;

    /// <inheritdoc />
    public override Task<IDisposable?> TakeTurnAsync(CancellationToken ct) => Task.FromResult<IDisposable?>(null);

    /// <inheritdoc />
    public override Task<CommitsAhead> CommitAheadAsync(CancellationToken ct) => Task.FromResult(CommitsAhead.None);

    /// <inheritdoc />
    public override async Task LockCaseAsync(Guid caseId, CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"""SELECT 1 FROM "Cases" WHERE "Id" = {caseId} FOR UPDATE""", ct);

    /// <inheritdoc />
    public override async Task LockCaseOfAsync(Guid workItemId, CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"""SELECT 1 FROM "Cases" WHERE "Id" = (SELECT "CaseId" FROM "WorkItems" WHERE "Id" = {workItemId}) FOR UPDATE""", ct);

    /// <inheritdoc />
    public override async Task LockAsync(LockSubject subject, CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({SubjectLock}, {(int)subject})", ct);

    /// <inheritdoc />
    public override async Task<NumberSeries> LockSeriesAsync(Guid bureauId, string prefix, int year, CancellationToken ct)
    {
        // By name: a prepared "*" fails once a newer version of the product, beside this one, has added a column.
        var row = NumberSeries.FromSql(
            $"""
            SELECT "Id", "BureauId", "Prefix", "Year", "FirstValue", "NextValue" FROM "NumberSeries"
            WHERE "BureauId" = {bureauId} AND "Prefix" = {prefix} AND "Year" = {year} FOR UPDATE
            """);
        if ((await row.ToListAsync(ct)).FirstOrDefault() is { } series)
            return series;
        // Two may find none; the second insert waits for the first's end and then adds nothing, or the series the first gave back.
        var added = new NumberSeries { BureauId = bureauId, Prefix = prefix, Year = year };
        await Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "NumberSeries" ("Id", "BureauId", "Prefix", "Year", "FirstValue", "NextValue")
            VALUES ({added.Id}, {bureauId}, {prefix}, {year}, {added.FirstValue}, {added.NextValue}) ON CONFLICT DO NOTHING
            """,
            ct);
        return (await row.ToListAsync(ct)).Single();
    }

    /// <inheritdoc />
    public override Task<(long Seq, string Hash)> LockChainEndAsync(CancellationToken ct) =>
        ReadChainEndAsync($"SELECT pg_advisory_xact_lock({ChainLock})", ct);

    /// <inheritdoc />
    public override async Task LockCasesAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"""SELECT 1 FROM "Cases" WHERE "Id" = ANY({caseIds.ToArray()}) ORDER BY "Id" FOR UPDATE""", ct);

    /// <inheritdoc />
    public override bool IsDuplicate(Exception exception) =>
        exception is DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } };

    /// <inheritdoc />
    public override Task<string> LockDeadlinesAsync(bool change, CancellationToken ct) =>
        ReadDeadlinesVersionAsync($"SELECT pg_advisory_xact_lock{(change ? "" : "_shared")}({DeadlinesLock})", ct);

    /// <inheritdoc />
    public override bool IsTransient(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure }
            // A save wraps it, and Npgsql's strategy, which only advises to retry, wraps a save's or a query's once more.
            || (exception is DbUpdateException or InvalidOperationException && exception.InnerException is { } inner && IsTransient(inner));
}
