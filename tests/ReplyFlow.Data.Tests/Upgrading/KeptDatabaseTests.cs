using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReplyFlow.Application.Administration;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Backup;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Data.Tests.Upgrading;

/// <summary>The databases kept of every schema (tests/databases) become ones of today's schema, with everything in them.</summary>
public sealed class KeptDatabaseTests
{
    /// <summary>Tables of ASP.NET Core Identity that the product writes nothing into.</summary>
    private static readonly string[] Unused = ["AspNetRoleClaims", "AspNetUserClaims", "AspNetUserLogins", "AspNetUserTokens"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Folder => Path.Combine(RepositoryPaths.Root, "tests", "databases");

    public static TheoryData<string, DatabaseKind> Kept => new(
        from name in Names() from kind in Enum.GetValues<DatabaseKind>() select (name, kind));

    [Theory, MemberData(nameof(Kept))]
    public async Task An_old_database_is_upgraded_with_all_its_rows(string name, DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await LoadAsync(name, database.Address);
        var before = await RowsAsync(database);
        Assert.All(before, table => Assert.True(table.Value > 0 || Unused.Contains(table.Key), $"{table.Key} is empty: its upgrade proves nothing."));

        await database.Address.MigrateAsync(Ct);

        var after = await RowsAsync(database);
        Assert.All(before.Where(t => !IsOfAnIndex(t.Key)), table =>
        {
            var now = after.GetValueOrDefault(table.Key);
            Assert.True(now >= table.Value, $"{table.Key} had {table.Value} rows and has {now}.");
        });
        await using var db = database.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Ct));
        Assert.Empty(await new Verifier(db).RunAsync(Ct));
        Assert.All(await db.Audit.AsNoTracking().ToListAsync(Ct), e => Assert.NotNull(AuditFact.Read(e)));
        await CheckAuthorsAsync(db);
        // Its guards hold.
        await Assert.ThrowsAnyAsync<DbException>(() => db.Letters.ExecuteDeleteAsync(Ct));
    }

    /// <summary>A case knows who submitted its reply, in a form that the database finds people by.</summary>
    private static async Task CheckAuthorsAsync(ReplyFlowDb db)
    {
        var submitted = await db.WorkItems.AsNoTracking().Where(w => w.Kind == StepKinds.Draft && w.DraftVersion != null && w.DecidedById != null)
            .Select(w => new { w.CaseId, Person = w.DecidedById!.Value }).ToListAsync(Ct);
        Assert.NotEmpty(submitted);
        foreach (var s in submitted)
            Assert.True(await db.Cases.AnyAsync(c => c.Id == s.CaseId && c.AuthorIds.Contains(s.Person), Ct), $"{s.Person} submitted the reply of {s.CaseId}.");
        var read = await db.Cases.AsNoTracking().ToListAsync(Ct);
        Assert.All(submitted, s => Assert.True(read.Single(c => c.Id == s.CaseId).IsWrittenBy(s.Person)));
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task An_old_backup_is_restored_or_refused_by_its_version(string name, DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var db = database.Open();
        var file = Path.Combine(Folder, name, "backup.zip");
        var (schema, tables) = Manifest(file);
        var newest = db.Database.GetMigrations().Last();
        if (schema.Split('_', 2)[1] != newest.Split('_', 2)[1]) // the two databases differ in the seconds before the name
        {
            var refusal = await Assert.ThrowsAsync<BackupException>(() => BackupRestore.RestoreAsync(file, database.Address, Ct));
            Assert.Equal($"备份的数据结构版本（{schema}）与本程序（{newest}）不同。请用建立备份的版本恢复，再升级系统。", refusal.Message);
            return;
        }
        await BackupRestore.RestoreAsync(file, database.Address, Ct);
        var rows = await RowsAsync(database);
        // Lists, figures and what is searched in are no part of a backup, they are made anew; nor are the keys of sign-ins and the processes.
        Assert.True(rows["ListedCases"] >= await db.Cases.CountAsync(Ct) && rows["SearchEntries"] >= await db.Suggestions.CountAsync(Ct));
        Assert.Equal(tables.Order(), rows.Where(r => !IsOutside(r.Key)).Select(r => (r.Key, r.Value)).Order());
        Assert.Empty(await new Verifier(db).RunAsync(Ct));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public void Todays_schema_is_kept_for_later_programs(DatabaseKind kind)
    {
        var address = kind == DatabaseKind.Sqlite ? DatabaseAddress.Sqlite("unused.db") : DatabaseAddress.Postgres("Host=unused");
        using var db = address.Open();
        var migrations = db.Database.GetMigrations().ToList();
        var name = $"{migrations.Count:000}-{migrations[^1].Split('_', 2)[1]}";
        Assert.True(Names().Contains(name), $"tests/databases/{name} is missing: run scripts/old-database.sh.");
    }

    private static IEnumerable<string> Names() => Directory.GetDirectories(Folder).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    private static async Task LoadAsync(string name, DatabaseAddress address)
    {
        var isFile = address.Kind == DatabaseKind.Sqlite;
        await using var packed = File.OpenRead(Path.Combine(Folder, name, isFile ? "sqlite.db.gz" : "postgres.sql.gz"));
        await using var content = new GZipStream(packed, CompressionMode.Decompress);
        if (isFile)
        {
            await using var file = File.Create(address.FilePath!);
            await content.CopyToAsync(file, Ct);
            return;
        }
        using var sql = new StreamReader(content);
        // A connection of its own: the dump changes the session's settings.
        await using var connection = new NpgsqlConnection(address.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(await sql.ReadToEndAsync(Ct), connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>Whether the database arranges it as it likes: entering more may make many small parts of an index one.</summary>
    private static bool IsOfAnIndex(string table) => table.StartsWith("SearchIndex", StringComparison.Ordinal)
        || table.StartsWith("SearchTextIndex", StringComparison.Ordinal);

    private static bool IsOutside(string table) => table is "ListedCases" or "CaseFigures" or "ProtectionKeys" or "Nodes" || table.StartsWith("Search", StringComparison.Ordinal);

    private static async Task<SortedDictionary<string, long>> RowsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var tables = await db.Database.SqlQueryRaw<string>(db is SqliteDb
            ? """SELECT "name" AS "Value" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite%'"""
            : """SELECT "table_name" AS "Value" FROM "information_schema"."tables" WHERE "table_schema" = 'public'""").ToListAsync(Ct);
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables.Where(t => !t.StartsWith("__EF", StringComparison.Ordinal)))
#pragma warning disable EF1002 // The name comes from the database.
            rows[table] = await db.Database.SqlQueryRaw<long>($"""SELECT COUNT(*) AS "Value" FROM "{table}" """).SingleAsync(Ct);
#pragma warning restore EF1002
        return rows;
    }

    private static (string Schema, IReadOnlyList<(string Name, long Rows)> Tables) Manifest(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var stream = zip.GetEntry(BackupManifest.EntryName)!.Open();
        using var json = JsonDocument.Parse(stream);
        return (json.RootElement.GetProperty("schema").GetString()!,
            [.. json.RootElement.GetProperty("tables").EnumerateArray().Select(t => (t.GetProperty("name").GetString()!, t.GetProperty("rows").GetInt64()))]);
    }
}
