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
/// hold up every other process at each start of one; so it is done there only where one is missing or of another version.
/// </summary>
internal static partial class StoredRules
{
    public static void Install(ReplyFlowDb db)
    {
        Guards.Install(db);
        KeptRows.Install(db);
        SearchIndex.Install(db);
    }

    public static async Task InstallAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var sql = Guards.Sql(db) + KeptRows.Sql(db) + SearchIndex.Sql(db);
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        if (db is PostgresDb && await IsInstalledAsync(db, version, [.. TriggerName().Matches(sql).Select(m => m.Groups[1].Value).Distinct()], ct))
            return;
        await Guards.InstallAsync(db, ct);
        await KeptRows.InstallAsync(db, ct);
        await SearchIndex.InstallAsync(db, ct);
        var mark = $"""COMMENT ON FUNCTION "Guard_refuse"() IS '{version}'""";
        if (db is PostgresDb)
            await db.Database.ExecuteSqlRawAsync(mark, ct);
    }

    private static Task<bool> IsInstalledAsync(ReplyFlowDb db, string version, string[] triggers, CancellationToken ct) => db.Database.SqlQuery<bool>($"""
        SELECT obj_description(to_regproc('"Guard_refuse"')::oid, 'pg_proc') IS NOT DISTINCT FROM {version}
            AND (SELECT count(DISTINCT tgname) FROM pg_trigger WHERE tgname = ANY ({triggers}) AND tgenabled = 'O') = {triggers.Length} AS "Value"
        """).SingleAsync(ct);

    [GeneratedRegex("TRIGGER \"(\\w+)\"")]
    private static partial Regex TriggerName();
}
