namespace ReplyFlow.Data.Hosting;

/// <summary>Which database is used; configuration section <c>ReplyFlow:Database</c>.</summary>
public sealed class DatabaseSettings
{
    /// <summary>Sqlite (default) or Postgres, in any case.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Connection string; for SQLite a file <c>replyflow.db</c> in the data folder when empty.</summary>
    public string ConnectionString { get; set; } = "";
}
