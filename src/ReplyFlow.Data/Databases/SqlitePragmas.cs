using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReplyFlow.Data.Databases;

/// <summary>
/// Makes every SQLite connection durable: with write-ahead logging, a commit answered with success survives a power cut only at
/// synchronous=FULL.
/// </summary>
internal sealed class SqlitePragmas(bool durable) : DbConnectionInterceptor
{
    public static SqlitePragmas Durable { get; } = new(true);

    /// <summary>For databases that are thrown away: a commit survives the end of the process, not that of the machine.</summary>
    public static SqlitePragmas Volatile { get; } = new(false);

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
