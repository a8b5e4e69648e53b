using Microsoft.EntityFrameworkCore.Design;

namespace ReplyFlow.Data.Databases;

/// <summary>Gives scripts/migration.sh the SQLite context; nothing is opened.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => (SqliteDb)DatabaseAddress.Sqlite("design-time.db").Open();
}
