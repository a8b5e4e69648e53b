using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ReplyFlow.Data;

/// <summary>The database on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ReplyFlowDb(options)
{
    /// <summary>Key of the advisory lock that serialises the audit chain.</summary>
    private const long ChainLock = 0x5265706C79466C6F;

    /// <summary>Key of the advisory lock under which reminders are given.</summary>
    private const long RemindersLock = 0x5265706C79526D64;

    /// <summary>Key of the advisory lock on the calendar and the deadline rules.</summary>
    private const long DeadlinesLock = 0x5265706C79446174;

    /// <inheritdoc />
    public override async Task LockCaseAsync(Guid caseId, CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"""SELECT 1 FROM "Cases" WHERE "Id" = {caseId} FOR UPDATE""", ct);

    /// <inheritdoc />
    public override async Task LockCaseOfAsync(Guid workItemId, CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"""SELECT 1 FROM "Cases" WHERE "Id" = (SELECT "CaseId" FROM "WorkItems" WHERE "Id" = {workItemId}) FOR UPDATE""", ct);

    /// <inheritdoc />
    public override async Task LockChainAsync(CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ChainLock})", ct);

    /// <inheritdoc />
    public override Task<(long Seq, string Hash)> LockChainEndAsync(CancellationToken ct) =>
        ReadChainEndAsync($"SELECT pg_advisory_xact_lock({ChainLock})", ct);

    /// <inheritdoc />
    public override async Task LockCasesAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"""SELECT 1 FROM "Cases" WHERE "Id" = ANY({caseIds.ToArray()}) ORDER BY "Id" FOR UPDATE""", ct);

    /// <inheritdoc />
    public override async Task LockRemindersAsync(CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({RemindersLock})", ct);

    /// <inheritdoc />
    public override bool IsDuplicate(Exception exception) =>
        exception is DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } };

    /// <inheritdoc />
    public override Task<string> LockDeadlinesAsync(bool change, CancellationToken ct) =>
        ReadDeadlinesVersionAsync($"SELECT pg_advisory_xact_lock{(change ? "" : "_shared")}({DeadlinesLock})", ct);

    /// <inheritdoc />
    public override bool IsTransient(Exception exception) =>
        (exception is DbUpdateException { InnerException: { } inner } ? inner : exception)
            is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };
}
