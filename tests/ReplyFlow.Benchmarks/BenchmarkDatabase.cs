using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Benchmarks;

/// <summary>An empty database for a run, with writes that reach the disk as in use.</summary>
internal static class BenchmarkDatabase
{
    /// <param name="kind">sqlite or postgres.</param>
    /// <param name="folder">Where SQLite's file goes.</param>
    public static async Task<DatabaseAddress> NewAsync(string kind, string folder)
    {
        if (kind == "sqlite")
            return DatabaseAddress.Sqlite(Path.Combine(folder, "replyflow.db"));
        var server = await PostgresProcess.StartAsync(fsync: true) ?? throw new InvalidOperationException("No PostgreSQL here: install it (Debian: postgresql).");
        await using var connection = new Npgsql.NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("CREATE DATABASE replyflow", connection);
        await command.ExecuteNonQueryAsync();
        return DatabaseAddress.Postgres(new Npgsql.NpgsqlConnectionStringBuilder(server) { Database = "replyflow" }.ToString());
    }
}
