using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReplyFlow.Data.Guarding;
using ReplyFlow.Data.Listing;
using ReplyFlow.Data.Searching;

namespace ReplyFlow.Data.Databases;

/// <summary>Registers the database for dependency injection.</summary>
public static class DatabaseRegistration
{
    /// <summary>Adds <see cref="ReplyFlowDb"/>, one a scope, and the address.</summary>
    public static IServiceCollection AddReplyFlowDatabase(this IServiceCollection services, DatabaseAddress address)
    {
        services.AddSingleton(address);
        services.TryAddSingleton(TimeProvider.System);
        if (address.Kind == DatabaseKind.Sqlite)
            services.AddDbContextPool<ReplyFlowDb, SqliteDb>(address.Configure);
        else
            services.AddDbContextPool<ReplyFlowDb, PostgresDb>(address.Configure);
        return services;
    }

    /// <summary>
    /// Brings the database to the newest schema, creating it where it does not exist, and installs the guards of <see
    /// cref="Guarding.Guards"/>.
    /// </summary>
    /// <returns>
    /// False where a newer version of the product brought it further already, as while its processes are replaced one by one: then
    /// nothing is changed, not its guards either, which are newer too.
    /// </returns>
    public static async Task<bool> MigrateAsync(this DatabaseAddress address, CancellationToken ct = default)
    {
        await using var db = address.Open();
        if (address.FilePath is not { } path)
        {
            return await UpgradeAsync(db, ct);
        }
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
        using var turn = await MigrationTurn.TakeAsync(path, ct);
        if (File.Exists(path))
            await MigrationTurn.ClearAsync(db, ct);
        else
            await CreateAsync(path, ct);
        return await UpgradeAsync(db, ct);
    }

    /// <summary>
    /// Waits until no other process prepares this database at its start; disposing ends the turn, and so does the process's end. Null for SQLite,
    /// which serves one process.
    /// </summary>
    public static async Task<IAsyncDisposable?> TakeStartTurnAsync(this DatabaseAddress address, CancellationToken ct)
    {
        if (address.Kind == DatabaseKind.Sqlite)
            return null;
        var db = address.Open();
        await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(LockSubject.Start, ct);
        return db;
    }

    private static async Task<bool> UpgradeAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var (own, applied) = (db.Database.GetMigrations().ToList(), (await db.Database.GetAppliedMigrationsAsync(ct)).ToList());
        var isNew = !own.Except(applied).Any();
        if (isNew && applied.Except(own).Any())
            return false;
        if (db is SqliteDb && !isNew)
        {
            await KeptRows.RemoveAsync(db, ct);
            await VoidGuards.RemoveAsync(db, ct);
        }
        // Migrating compares the whole model with the last migration's, also where there is nothing to do.
        if (isNew)
            await StoredRules.InstallAsync(db, ct);
        else
            await db.Database.MigrateAsync(ct);
        await KeptRows.FillAsync(db, ct);
        await SearchColumns.FillAsync(db, ct);
        return true;
    }

    /// <summary>An empty database with write-ahead logging, which is kept with the file; SQLite gives its other files the same permissions.</summary>
    private static async Task CreateAsync(string path, CancellationToken ct)
    {
        await new FileStream(path, OwnerOnly.NewFile()).DisposeAsync();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL;";
        await command.ExecuteNonQueryAsync(ct);
    }
}
