using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReplyFlow.Data.Databases;

/// <summary>
/// Opens no file that is not there, and makes every SQLite connection durable: with write-ahead logging, a commit answered with
/// success survives a power cut only at synchronous=FULL.
/// </summary>
internal sealed class SqlitePragmas(bool durable) : DbConnectionInterceptor
{
    public static SqlitePragmas Durable { get; } = new(true);

    /// <summary>For databases that are thrown away: a commit survives the end of the process, not that of the machine.</summary>
    public static SqlitePragmas Volatile { get; } = new(false);

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        // Whoever holds a file open that was taken away goes on writing into nothing.
        if (!File.Exists(connection.DataSource))
        {
            SqliteConnection.ClearPool((SqliteConnection)connection);
            throw new SqliteException("The database file is not there.", DatabaseAway.CannotOpen);
        }
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(ConnectionOpening(connection, eventData, result));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = durable ? "PRAGMA synchronous = FULL;" : "PRAGMA synchronous = OFF;";
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
