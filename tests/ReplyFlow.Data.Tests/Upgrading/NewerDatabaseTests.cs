using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Data.Tests.Upgrading;

/// <summary>
/// While an installation's processes are replaced one by one, those of this version work on a database that the next one has upgraded already,
/// and may be started anew on it.
/// </summary>
public sealed class NewerDatabaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_start_leaves_what_a_newer_version_made_as_it_is(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await UpgradeAsync(db);
        // The newer version has this guard no more.
        var drop = kind == DatabaseKind.Sqlite ? "DROP TRIGGER \"Guard_Letters_NoDelete\"" : "DROP TRIGGER \"Guard_Letters_NoDelete\" ON \"Letters\"";
        await db.Database.ExecuteSqlRawAsync(drop, Ct);
        Assert.False(await database.Address.MigrateAsync(Ct));
        await SampleRows.AddIssuedLetterAsync(db);
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync("DELETE FROM \"Letters\"", Ct));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_start_on_its_own_schema_says_so(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        Assert.True(await database.Address.MigrateAsync(Ct));
    }

    [Fact]
    public async Task Statements_that_were_prepared_go_on_when_columns_are_added_under_them()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var db = database.Open();
        await SampleRows.AddIssuedLetterAsync(db);
        var bureau = await db.Bureaus.Select(b => b.Id).FirstAsync(Ct);
        for (var round = 0; round < 12; round++)
        {
            if (round == 6)
                await UpgradeAsync(db);
            await using var transaction = await db.Database.BeginTransactionAsync(Ct);
            await db.LockSeriesAsync(bureau, "市工信函", 2026, Ct);
            await db.SaveChangesAsync(Ct);
            await db.CountTryAsync("name", DateTimeOffset.UnixEpoch, null, Ct);
            _ = await db.Cases.AsNoTracking().ToListAsync(Ct);
            await transaction.CommitAsync(Ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>PostgreSQL locks a table whose trigger is made anew: no start of one process may hold up the others.</summary>
    [Fact]
    public async Task A_start_makes_no_trigger_anew_that_is_as_it_should_be()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await database.Address.MigrateAsync(Ct);
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        // As a decision that is under way: whoever wants the table's triggers would wait for its end.
        await db.Database.ExecuteSqlRawAsync("""LOCK TABLE "Audit", "Letters", "Cases" IN ROW EXCLUSIVE MODE""", Ct);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Assert.True(await database.Address.MigrateAsync(patience.Token));
    }

    /// <summary>What a next version may do to a schema: only add.</summary>
    private static async Task UpgradeAsync(ReplyFlowDb db)
    {
        foreach (var table in new[] { "Cases", "NumberSeries", "SignInTries" })
        {
            var add = $"ALTER TABLE \"{table}\" ADD COLUMN \"Added\" integer NOT NULL DEFAULT 0";
            await db.Database.ExecuteSqlRawAsync(add, Ct);
        }
        await db.Database.ExecuteSqlRawAsync(
            """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29991231000000_Future', '99.0.0')""", Ct);
    }
}
