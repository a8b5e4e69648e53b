using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Settings;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Data.Tests.Databases;

/// <summary>Connections to a SQLite file that stay open underneath, and the statements that stay prepared with them.</summary>
public sealed class KeptConnectionTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task What_was_asked_once_stays_prepared_and_is_answered_with_each_time_s_values()
    {
        await using var db = _database.Open();
        db.Settings.AddRange(new Setting { Name = "a", Value = "1" }, new Setting { Name = "b", Value = "2" });
        await db.SaveChangesAsync(Ct);
        var name = "a";
        Task<string> Ask() => db.Settings.Where(s => s.Name == name).Select(s => s.Value).FirstAsync(Ct);
        Assert.Equal("1", await Ask());
        var prepared = Prepared(db);
        Assert.NotEmpty(prepared);
        name = "b";
        Assert.Equal("2", await Ask());
        Assert.Equal(prepared, Prepared(db));
    }

    [Fact]
    public async Task A_statement_can_be_asked_again_while_its_answer_is_still_being_read()
    {
        await using var db = _database.Open();
        db.Settings.AddRange(new Setting { Name = "a", Value = "1" }, new Setting { Name = "b", Value = "2" });
        await db.SaveChangesAsync(Ct);
        var pairs = new List<string>();
        await foreach (var outer in db.Settings.AsNoTracking().OrderBy(s => s.Name).AsAsyncEnumerable())
            await foreach (var inner in db.Settings.AsNoTracking().OrderBy(s => s.Name).AsAsyncEnumerable())
                pairs.Add(outer.Name + inner.Name);
        Assert.Equal(["aa", "ab", "ba", "bb"], pairs);
    }

    [Fact]
    public async Task A_statement_that_was_refused_can_be_sent_again()
    {
        await using var db = _database.Open();
        for (var i = 0; i < 2; i++)
        {
            await Add("a");
            await Assert.ThrowsAsync<SqliteException>(() => Add("a"));
            await Add("b");
            await db.Settings.ExecuteDeleteAsync(Ct);
        }

        Task Add(string name) => db.Database.ExecuteSqlAsync($"INSERT INTO \"Settings\" (\"Name\", \"Value\") VALUES ({name}, '')", Ct);
    }

    [Fact]
    public async Task A_table_that_was_changed_meanwhile_is_read_as_it_is()
    {
        await using var one = _database.Open();
        await using var other = _database.Open();
        await one.Database.ExecuteSqlRawAsync("CREATE TABLE t (a)", Ct);
        await one.Database.ExecuteSqlRawAsync("INSERT INTO t VALUES (1)", Ct);
        Assert.Equal(1, await ColumnsAsync(one));
        await other.Database.ExecuteSqlRawAsync("ALTER TABLE t ADD COLUMN b", Ct);
        Assert.Equal(2, await ColumnsAsync(one));

        static async Task<int> ColumnsAsync(ReplyFlowDb db)
        {
            await db.Database.OpenConnectionAsync(Ct);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT * FROM t";
            await using var reader = await command.ExecuteReaderAsync(Ct);
            var columns = reader.FieldCount;
            await db.Database.CloseConnectionAsync();
            return columns;
        }
    }

    [Fact]
    public async Task Closing_ends_what_was_still_being_read_and_a_transaction_that_was_begun_by_hand()
    {
        await using var one = _database.Open();
        await using var other = _database.Open();
        await one.Database.OpenConnectionAsync(Ct);
        var command = one.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master";
        var reader = await command.ExecuteReaderAsync(Ct);
        Assert.True(await reader.ReadAsync(Ct));
        await one.Database.CloseConnectionAsync();
        Assert.True(reader.IsClosed);
        await one.Database.OpenConnectionAsync(Ct);
        await one.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE", Ct);
        await one.Database.CloseConnectionAsync();
        other.Database.SetCommandTimeout(1);
        await other.Settings.ExecuteDeleteAsync(Ct);
        Assert.False(await one.Settings.AnyAsync(Ct));
    }

    [Fact]
    public async Task A_file_in_another_s_place_is_the_one_that_is_read()
    {
        await using var idle = _database.Open();
        await using var busy = _database.Open();
        await using var second = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using (var db = second.Open())
        {
            db.Settings.Add(new Setting { Name = "second", Value = "" });
            await db.SaveChangesAsync(Ct);
        }
        second.Close();
        Assert.False(await idle.Settings.AnyAsync(Ct));
        await busy.Database.OpenConnectionAsync(Ct);
        _database.Replace(second.Address.FilePath!);
        Assert.True(await idle.Settings.AnyAsync(Ct));
        await busy.Database.CloseConnectionAsync();
        Assert.True(await busy.Settings.AnyAsync(Ct));
    }

    [Fact]
    public async Task A_start_installs_no_rule_again_that_is_there_and_each_that_is_not()
    {
        await using var db = _database.Open();
        await _database.Address.MigrateAsync(Ct);
        var before = await SchemaAsync(db);
        await _database.Address.MigrateAsync(Ct);
        Assert.Equal(before, await SchemaAsync(db));
        var trigger = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' ORDER BY name").FirstAsync(Ct);
#pragma warning disable EF1002 // The name is the database's own.
        await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"{trigger}\"", Ct);
#pragma warning restore EF1002
        await _database.Address.MigrateAsync(Ct);
        Assert.NotEqual(before, await SchemaAsync(db));
        Assert.True(await db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM sqlite_master WHERE name = {trigger}").AnyAsync(Ct));
    }

    private static Task<int> SchemaAsync(ReplyFlowDb db) =>
        db.Database.SqlQuery<int>($"SELECT schema_version AS \"Value\" FROM pragma_schema_version").SingleAsync(Ct);

    private static List<string> Prepared(ReplyFlowDb db) => [.. ((KeptConnection)db.Database.GetDbConnection()).Prepared];
}
