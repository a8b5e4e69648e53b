using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Guarding;
using ReplyFlow.Data.Listing;
using ReplyFlow.Data.Searching;

namespace ReplyFlow.Data.Databases;

/// <summary>
/// The triggers and indexes that a database gets after its migrations. PostgreSQL locks a table to replace a trigger of it, which would
/// hold up every other process at each start of one; so it is done only where one is missing or of another version. On SQLite it would cost
/// each start a third of its time; there the whole schema must be what it was after the last installation.
/// </summary>
internal static partial class StoredRules
{
    /// <summary>Installs them, replacing what an earlier version installed.</summary>
    public static void Install(ReplyFlowDb db)
    {
        foreach (var sql in Sql(db))
            db.Database.ExecuteSqlRaw(sql);
    }

    /// <inheritdoc cref="Install" />
    public static async Task InstallAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var all = Sql(db);
        if (db is PostgresDb)
        {
            var together = string.Concat(all);
            var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(together)));
            if (await IsInstalledAsync(db, version, [.. TriggerName().Matches(together).Select(m => m.Groups[1].Value).Distinct()], ct))
                return;
            all = [.. all, $"""COMMENT ON FUNCTION "Guard_refuse"() IS '{version}'"""];
        }
        else if (await StateAsync(db, all, ct) == await VersionAsync(db, ct))
        {
            return;
        }
        foreach (var sql in all)
            await db.Database.ExecuteSqlRawAsync(sql, ct);
        if (db is SqliteDb)
        {
            // A number that takes no parameter.
            var state = await StateAsync(db, all, ct);
            var note = string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {state}");
            await db.Database.ExecuteSqlRawAsync(note, ct);
        }
    }

    /// <summary>What a SQLite file has and what it ought to get, as the number that its head has room for.</summary>
    private static async Task<int> StateAsync(ReplyFlowDb db, string[] all, CancellationToken ct)
    {
        var schema = await db.Database.SqlQuery<string>($"SELECT sql AS \"Value\" FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
            .ToListAsync(ct);
        return BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', schema.Concat(all)))));
    }

    private static Task<int> VersionAsync(ReplyFlowDb db, CancellationToken ct) =>
        db.Database.SqlQuery<int>($"SELECT user_version AS \"Value\" FROM pragma_user_version").SingleAsync(ct);

    /// <summary>The statements, in the order in which they are installed; a brace is written twice, as EF Core wants it.</summary>
    private static string[] Sql(ReplyFlowDb db) =>
        [Guards.Sql(db).Replace("{", "{{").Replace("}", "}}"), VoidGuards.Sql(db), KeptRows.Sql(db), SearchIndex.Sql(db), FullTextIndex.Sql(db)];

    private static Task<bool> IsInstalledAsync(ReplyFlowDb db, string version, string[] triggers, CancellationToken ct) => db.Database.SqlQuery<bool>($"""
        SELECT obj_description(to_regproc('"Guard_refuse"')::oid, 'pg_proc') IS NOT DISTINCT FROM {version}
            AND (SELECT count(DISTINCT tgname) FROM pg_trigger WHERE tgname = ANY ({triggers}) AND tgenabled = 'O') = {triggers.Length} AS "Value"
        """).SingleAsync(ct);

    [GeneratedRegex("TRIGGER \"(\\w+)\"")]
    private static partial Regex TriggerName();
}
