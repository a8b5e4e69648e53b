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

    [Fact]
    public async Task A_start_that_was_killed_while_migrating_does_not_keep_the_next_ones_waiting()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsLock"("Id", "Timestamp") VALUES (1, '2026-04-20 02:00:00')""");
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1)))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Database.MigrateAsync(patience.Token));

        using var longer = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.Address.MigrateAsync(longer.Token))));
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.False(File.Exists(database.Address.FilePath + "-migrating"));
    }
}
