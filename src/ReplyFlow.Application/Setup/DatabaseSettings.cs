using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Setup;

/// <summary>Which database is used; configuration section <c>ReplyFlow:Database</c>.</summary>
public sealed class DatabaseSettings
{
    /// <summary>Sqlite (default) or Postgres, in any case.</summary>
    public DatabaseKind Provider { get; set; } = DatabaseKind.Sqlite;

    /// <summary>
    /// For SQLite a file's path (default <c>replyflow.db</c> in the data folder); for PostgreSQL what <see
    /// cref="DatabaseAddress.Parse"/> reads.
    /// </summary>
    public string ConnectionString { get; set; } = "";
}
