using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Data.Tests.Databases;

public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task A_file_that_was_taken_away_is_neither_written_nor_made_anew()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var ct = TestContext.Current.CancellationToken;
        await using (var db = database.Open())
            await db.Roles.AnyAsync(ct);
        File.Move(database.Address.FilePath!, database.Address.FilePath! + "-away");
        await using (var db = database.Open())
            Assert.True(DatabaseAway.IsCauseOf(await Assert.ThrowsAnyAsync<Exception>(() => db.Roles.AnyAsync(ct))));
        Assert.False(File.Exists(database.Address.FilePath));
        File.Move(database.Address.FilePath! + "-away", database.Address.FilePath!);
        await using (var db = database.Open())
            Assert.False(await db.Roles.AnyAsync(ct));
    }

    [Fact]
    public async Task A_disk_without_room_is_told_from_a_database_that_is_away()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var ct = TestContext.Current.CancellationToken;
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(ct);
        // The file may not grow any more, which SQLite answers as a full disk.
        await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", ct);
        var full = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("CREATE TABLE \"Big\" AS SELECT randomblob(5000000) AS b", ct));
        Assert.True(DatabaseAway.IsFull(full) && DatabaseAway.IsCauseOf(full));
        Assert.True(DatabaseAway.IsFull(new InvalidOperationException("", new IOException("No space left on device", 28))));
        Assert.False(DatabaseAway.IsFull(new SqliteException("", 14)) || DatabaseAway.IsFull(new IOException("")));
    }

    [Fact]
    public async Task A_file_that_is_no_database_and_a_locked_one_are_away_and_a_missing_table_is_not()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var ct = TestContext.Current.CancellationToken;
        await using (var db = database.Open())
            Assert.False(DatabaseAway.IsCauseOf(await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("SELECT * FROM \"NoSuchTable\"", ct))));
        await using (var holder = new SqliteConnection(database.Address.ConnectionString))
        {
            await holder.OpenAsync(ct);
            await Run(holder, "BEGIN IMMEDIATE");
            await using var db = database.Open();
            db.Database.SetCommandTimeout(1);
            Assert.True(DatabaseAway.IsCauseOf(await Assert.ThrowsAnyAsync<Exception>(
                () => db.Database.ExecuteSqlRawAsync("DELETE FROM \"Settings\"", ct))));
            await Run(holder, "ROLLBACK");
        }
        database.Close();
        await File.WriteAllTextAsync(database.Address.FilePath!, new string('x', 5_000), ct);
        await using var broken = database.Open();
        Assert.True(DatabaseAway.IsCauseOf(await Assert.ThrowsAnyAsync<Exception>(() => broken.Roles.AnyAsync(ct))));

        static async Task Run(SqliteConnection connection, string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=3")]
    [InlineData("Host=no.such.host.invalid;Database=x;Username=x;Timeout=3")]
    public async Task A_PostgreSQL_server_that_does_not_answer_is_away(string connection)
    {
        await using var db = DatabaseAddress.Parse(connection).Open();
        Assert.True(DatabaseAway.IsCauseOf(await Assert.ThrowsAnyAsync<Exception>(() => db.Roles.AnyAsync(TestContext.Current.CancellationToken))));
    }

    [Theory]
    [InlineData("57P01", true)]
    [InlineData("53300", true)]
    [InlineData("3D000", true)]
    [InlineData("23505", false)]
    [InlineData("42P01", false)]
    public void Of_what_PostgreSQL_answers_only_its_own_state_counts(string state, bool away) =>
        Assert.Equal(away, DatabaseAway.IsCauseOf(new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", state))));
}
