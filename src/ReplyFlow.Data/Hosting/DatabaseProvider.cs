namespace ReplyFlow.Data.Hosting;

/// <summary>The databases the product runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, for a single bureau or a trial.</summary>
    Sqlite,
    /// <summary>A server, for a city.</summary>
    Postgres,
}
