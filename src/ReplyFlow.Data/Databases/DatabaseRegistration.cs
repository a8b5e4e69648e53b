using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
    public static async Task MigrateAsync(this DatabaseAddress address, CancellationToken ct = default)
    {
        await using var db = address.Open();
        if (address.FilePath is not { } path)
        {
            await UpgradeAsync(db, ct);
            return;
        }
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
        using var turn = await MigrationTurn.TakeAsync(path, ct);
        if (File.Exists(path))
            await MigrationTurn.ClearAsync(db, ct);
        else
            await CreateAsync(path, ct);
        await UpgradeAsync(db, ct);
    }

    private static async Task UpgradeAsync(ReplyFlowDb db, CancellationToken ct)
    {
        if (db is SqliteDb && (await db.Database.GetPendingMigrationsAsync(ct)).Any())
            await KeptRows.RemoveAsync(db, ct);
        await db.Database.MigrateAsync(ct);
        await KeptRows.FillAsync(db, ct);
        await SearchColumns.FillAsync(db, ct);
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
