using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Cli.Tests;

public sealed class BackupVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-cli-");

    [Trait("Length", "Long")]
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_was_backed_up_can_be_restored_once(DatabaseKind kind)
    {
        await using var source = await TestDatabase.CreateAsync(kind);
        await using (var db = source.Open())
        {
            db.Bureaus.Add(new() { Name = "临川市水务局", ShortName = "市水务局" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await using var target = await TestDatabase.CreateEmptyAsync(kind);
        var file = Path.Combine(_folder.FullName, "all.backup");
        var made = await CliProcess.Run("backup", file, "--db", Db(source), "--json");
        Assert.Equal((0, ""), (made.Exit, made.Error));
        var tables = JsonDocument.Parse(made.Output).RootElement.GetProperty("manifest").GetProperty("tables").EnumerateArray();
        Assert.Equal(1, tables.Single(t => t.GetProperty("name").GetString() == "Bureaus").GetProperty("rows").GetInt64());
        var restored = await CliProcess.Run("restore", file, "--db", Db(target));
        Assert.Equal((0, ""), (restored.Exit, restored.Error));
        var again = await CliProcess.Run("restore", file, "--db", Db(target));
        Assert.Equal((2, ""), (again.Exit, again.Output));
        Assert.Contains("已有数据", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unusable_input_is_named_and_nothing_is_written()
    {
        var file = Path.Combine(_folder.FullName, "no.backup");
        var target = Path.Combine(_folder.FullName, "target.db");
        var absent = await CliProcess.Run("backup", file, "--db", target);
        Assert.Equal((2, ""), (absent.Exit, absent.Output));
        Assert.Contains(target, absent.Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "no zip file", TestContext.Current.CancellationToken);
        var damaged = await CliProcess.Run("restore", file, "--db", target);
        Assert.Equal((2, ""), (damaged.Exit, damaged.Output));
        Assert.Contains(file, damaged.Error, StringComparison.Ordinal);
        Assert.Equal(file, Assert.Single(_folder.GetFiles()).FullName);
    }

    [Trait("Length", "Long")]
    [Theory]
    [InlineData("UPDATE Bureaus SET Kind = 'Nonsense'", "Bureaus")]
    [InlineData("UPDATE Bureaus SET Id = 'no key'", "Bureaus")]
    [InlineData("DROP TABLE Nudges", "Nudges")]
    [InlineData("DROP TABLE Reminders", "Reminders")]
    public async Task A_damaged_table_is_named_by_verify_and_backup_in_one_line(string damage, string table)
    {
        await using var source = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using (var db = source.Open())
        {
            db.Bureaus.Add(new() { Name = "临川市水务局", ShortName = "市水务局" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync(damage, TestContext.Current.CancellationToken);
        }
        var file = Path.Combine(_folder.FullName, "all.backup");
        foreach (string[] verb in new string[][] { ["verify"], ["backup", file] })
        {
            var result = await CliProcess.Run([.. verb, "--db", Db(source)]);
            Assert.Equal((2, ""), (result.Exit, result.Output));
            Assert.StartsWith($"--db：数据表 {table} 里有读不懂的内容", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
        Assert.Empty(_folder.GetFiles());
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("foreign")]
    [InlineData("cut")]
    [InlineData("damaged")]
    public async Task Verify_ends_with_a_sentence_on_a_file_that_is_no_whole_database_of_this_system(string what)
    {
        var file = Path.Combine(_folder.FullName, "some.db");
        await using (var source = await TestDatabase.CreateAsync(DatabaseKind.Sqlite))
        {
            await using (var db = source.Open())
            {
                for (var i = 0; i < 500; i++)
                    db.Bureaus.Add(new() { Name = $"示例{i}局", ShortName = $"示例{i}" });
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
                await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "PRAGMA wal_checkpoint(TRUNCATE)", TestContext.Current.CancellationToken);
            }
            var bytes = await File.ReadAllBytesAsync(source.Address.FilePath!, TestContext.Current.CancellationToken);
            if (what == "damaged")
                Array.Fill(bytes, (byte)0x5a, 8192, bytes.Length - 8192);
            await File.WriteAllBytesAsync(file, what switch { "empty" => [], "cut" => bytes[..(bytes.Length / 2)], _ => bytes }, TestContext.Current.CancellationToken);
        }
        if (what == "foreign")
        {
            File.Delete(file);
            await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var make = other.CreateCommand();
            make.CommandText = "CREATE TABLE Notes (Id INTEGER PRIMARY KEY, Text TEXT)";
            await make.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        var result = await CliProcess.Run("verify", "--db", file);
        Assert.Equal((2, ""), (result.Exit, result.Output));
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Db(TestDatabase database) => database.Address.FilePath ?? database.Address.ConnectionString;
}
