using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Guarding;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Data.Tests.Schema;

/// <summary>The database itself refuses to change what must never change, whatever program asks.</summary>
public sealed class GuardTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task No_guarded_row_can_be_changed_or_deleted(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await SampleRows.AddSupervisionAsync(db, await SampleRows.AddIssuedLetterAsync(db));
        foreach (var guard in Guards.All)
        {
            var table = GuardedTable.Of(db, guard);
            await RefusedAsync(db, $"DELETE FROM \"{table.Table}\"", table.Table);
            foreach (var column in table.Columns)
                await RefusedAsync(db, $"UPDATE \"{table.Table}\" SET \"{column}\" = \"{column}\"", table.Table);
        }
    }

    [Fact]
    public async Task PostgreSQL_does_not_let_a_guarded_table_be_emptied()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var db = database.Open();
        foreach (var guard in Guards.All)
        {
            var table = GuardedTable.Of(db, guard).Table;
            await RefusedAsync(db, $"TRUNCATE \"{table}\" CASCADE", "never changes");
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_number_can_be_voided_once_and_then_stays_as_it_is(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var number = await SampleRows.AddNumberAsync(db);
        number.Void("作废", DateTimeOffset.UnixEpoch);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await RefusedAsync(db, "UPDATE \"DocumentNumbers\" SET \"VoidedAt\" = NULL", nameof(ReplyFlowDb.DocumentNumbers));
        await RefusedAsync(db, "UPDATE \"DocumentNumbers\" SET \"VoidReason\" = ''", nameof(ReplyFlowDb.DocumentNumbers));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_decision_about_a_finding_can_be_taken_back_once_and_then_stays_as_it_is(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await SampleRows.AddSupervisionAsync(db, await SampleRows.AddIssuedLetterAsync(db));
        var waiver = await db.Waivers.SingleAsync(TestContext.Current.CancellationToken);
        waiver.End("周末", DateTimeOffset.UnixEpoch);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await RefusedAsync(db, "UPDATE \"Waivers\" SET \"EndedAt\" = NULL", nameof(ReplyFlowDb.Waivers));
        await RefusedAsync(db, "UPDATE \"Waivers\" SET \"EndedBy\" = ''", nameof(ReplyFlowDb.Waivers));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Guards_that_a_rebuilt_table_lost_come_back_with_the_next_migration_run(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await SampleRows.AddIssuedLetterAsync(db);
        var drop = kind == DatabaseKind.Sqlite ? "DROP TRIGGER \"Guard_Letters_NoDelete\"" : "DROP TRIGGER \"Guard_Letters_NoDelete\" ON \"Letters\"";
        await db.Database.ExecuteSqlRawAsync(drop, TestContext.Current.CancellationToken);
        await database.Address.MigrateAsync(TestContext.Current.CancellationToken);
        await RefusedAsync(db, "DELETE FROM \"Letters\"", "Letters");
    }

    private static async Task RefusedAsync(ReplyFlowDb db, string sql, string words)
    {
        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }
}
