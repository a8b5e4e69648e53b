using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Data.Tests.Schema;

public sealed class MigrationTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public void The_migrations_hold_everything_the_model_holds(DatabaseKind kind)
    {
        var address = kind == DatabaseKind.Sqlite ? DatabaseAddress.Sqlite("unused.db") : DatabaseAddress.Postgres("Host=unused");
        using var db = address.Open();
        Assert.False(db.Database.HasPendingModelChanges(), "Run scripts/migration.sh NAME (or --reset before the first release).");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Migrating_twice_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await database.Address.MigrateAsync();
        await using var db = database.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }
}
