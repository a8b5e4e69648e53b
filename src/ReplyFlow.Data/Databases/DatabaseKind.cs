namespace ReplyFlow.Data.Databases;

/// <summary>The databases the product runs on.</summary>
public enum DatabaseKind
{
    /// <summary>A file of this machine; for one node.</summary>
    Sqlite,
    /// <summary>A PostgreSQL server, version 14 or later; for one or several nodes.</summary>
    Postgres,
}
