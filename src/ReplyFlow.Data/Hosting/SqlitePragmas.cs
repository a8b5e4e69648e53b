using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReplyFlow.Data.Hosting;

/// <summary>
/// Sets every SQLite connection up: write-ahead log with a sync at each commit (an answered decision survives a power cut),
/// foreign keys, and up to five seconds' waiting for another writer.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";

    /// <inheritdoc />
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls; the synchronous ones are the honest ones.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
