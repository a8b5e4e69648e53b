using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReplyFlow.Domain.Issuing;

namespace ReplyFlow.Data;

/// <summary>The database on SQLite. Instants are stored as UTC microseconds since 0001-01-01, so that they sort and compare.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ReplyFlowDb(options)
{
    /// <inheritdoc />
    public override Task LockCaseAsync(Guid caseId, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public override Task LockCaseOfAsync(Guid workItemId, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public override Task LockAsync(LockSubject subject, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public override async Task<NumberSeries> LockSeriesAsync(Guid bureauId, string prefix, int year, CancellationToken ct) =>
        await NumberSeries.FirstOrDefaultAsync(s => s.BureauId == bureauId && s.Prefix == prefix && s.Year == year, ct)
        ?? NumberSeries.Add(new NumberSeries { BureauId = bureauId, Prefix = prefix, Year = year }).Entity;

    /// <inheritdoc />
    public override Task<(long Seq, string Hash)> LockChainEndAsync(CancellationToken ct) => ReadChainEndAsync(null, ct);

    /// <inheritdoc />
    public override Task LockCasesAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public override bool IsDuplicate(Exception exception) =>
        Unwrap(exception) is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    /// <inheritdoc />
    public override Task<string> LockDeadlinesAsync(bool change, CancellationToken ct) => ReadDeadlinesVersionAsync(null, ct);

    /// <inheritdoc />
    public override bool IsTransient(Exception exception) =>
        Unwrap(exception) is SqliteException { SqliteErrorCode: 5 or 6 };

    /// <inheritdoc />
    public override async Task<IDisposable?> TakeTurnAsync(CancellationToken ct) =>
        await WriteTurn.TakeAsync(Database.GetDbConnection().DataSource, ct);

    /// <inheritdoc />
    public override async Task<CommitsAhead> CommitAheadAsync(CancellationToken ct)
    {
        // Open until the setting is taken back.
        await Database.OpenConnectionAsync(ct);
        await using var command = Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        if (await command.ExecuteScalarAsync(ct) is 0L)
        {
            await Database.CloseConnectionAsync();
            return CommitsAhead.None;
        }
        command.CommandText = "PRAGMA synchronous = NORMAL";
        await command.ExecuteNonQueryAsync(ct);
        return CommitsAhead.Of(this);
    }

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var turn = Database.CurrentTransaction is null ? await TakeTurnAsync(cancellationToken) : null;
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var turn = Database.CurrentTransaction is null ? WriteTurn.Take(Database.GetDbConnection().DataSource) : null;
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();

    private static Exception Unwrap(Exception e) => e is DbUpdateException { InnerException: { } inner } ? inner : e;

    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        v => v.UtcTicks / 10,
        v => new DateTimeOffset(v * 10, TimeSpan.Zero));
}
