using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ReplyFlow.Data;

/// <summary>The database on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ReplyFlowDb(options)
{
    /// <summary>Key of the advisory lock that serialises the audit chain.</summary>
    private const long ChainLock = 0x5265706C79466C6F;

    /// <inheritdoc />
    public override async Task LockCaseAsync(Guid caseId, CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"""SELECT 1 FROM "Cases" WHERE "Id" = {caseId} FOR UPDATE""", ct);

    /// <inheritdoc />
    public override async Task LockChainAsync(CancellationToken ct) =>
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ChainLock})", ct);

    /// <inheritdoc />
    public override bool IsTransient(Exception exception) =>
        (exception is DbUpdateException { InnerException: { } inner } ? inner : exception)
            is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };
}
