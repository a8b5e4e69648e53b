using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ReplyFlow.Domain.Audit;

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
    public override async Task<(long Seq, string Hash)> LockChainEndAsync(CancellationToken ct)
    {
        // Two statements in one round trip; the second has a snapshot of its own, taken once the lock is held.
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"""SELECT pg_advisory_xact_lock({ChainLock}); SELECT "Seq", "Hash" FROM "Audit" ORDER BY "Seq" DESC LIMIT 1""";
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetString(1)) : (0, AuditEvent.GenesisHash);
    }

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
    public override async Task<string> LockDeadlinesAsync(bool change, CancellationToken ct)
    {
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"""SELECT pg_advisory_xact_lock{(change ? "" : "_shared")}({DeadlinesLock}); SELECT "Value" FROM "Settings" WHERE "Name" = '{DeadlinesVersion}'""";
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        return await reader.ReadAsync(ct) ? reader.GetString(0) : "";
    }

    /// <inheritdoc />
    public override bool IsTransient(Exception exception) =>
        (exception is DbUpdateException { InnerException: { } inner } ? inner : exception)
            is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };
}
