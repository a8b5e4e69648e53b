using Microsoft.EntityFrameworkCore.Design;

namespace ReplyFlow.Data.Databases;

/// <summary>Gives scripts/migration.sh the PostgreSQL context; nothing is opened.</summary>
internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => (PostgresDb)DatabaseAddress.Postgres("Host=localhost;Database=design-time").Open();
}
