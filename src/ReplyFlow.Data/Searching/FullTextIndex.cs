using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Data.Searching;

/// <summary>
/// The databases' own indexes over <see cref="FullText"/>: a table of SQLite's FTS5 that triggers keep, and a GIN index of PostgreSQL over what
/// a function makes of the text. Neither needs an extension. What they name is looked at again where they may err.
/// </summary>
public static class FullTextIndex
{
    private const string Sqlite = """
        CREATE VIRTUAL TABLE IF NOT EXISTS "SearchTextIndex" USING fts5("Grams", content='', contentless_delete=1, detail=none, tokenize='ascii');
        DROP TRIGGER IF EXISTS "SearchTexts_Added";
        CREATE TRIGGER "SearchTexts_Added" AFTER INSERT ON "SearchTexts"
        BEGIN
            INSERT INTO "SearchTextIndex" (rowid, "Grams") VALUES (NEW."Id", NEW."Grams");
            UPDATE "SearchTexts" SET "Grams" = '' WHERE "Id" = NEW."Id";
        END;
        DROP TRIGGER IF EXISTS "SearchTexts_Deleted";
        CREATE TRIGGER "SearchTexts_Deleted" AFTER DELETE ON "SearchTexts"
        BEGIN DELETE FROM "SearchTextIndex" WHERE rowid = OLD."Id"; END;

        """;

    // No statistics: the server would make all of a sample's texts anew for them, for minutes. Dear to call, so that the index is preferred.
    private const string Postgres = """
        CREATE OR REPLACE FUNCTION "SearchGrams"(kind text, content text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 100000 AS $grams$
            SELECT array_agg(c) || array_agg(c || d) FILTER (WHERE d IS NOT NULL) || (':' || kind)
            FROM (SELECT c, lead(c) OVER (ORDER BY n) AS d FROM unnest(string_to_array(content, NULL)) WITH ORDINALITY AS x(c, n)) p
        $grams$;
        CREATE INDEX IF NOT EXISTS "IX_SearchTexts_Grams" ON "SearchTexts" USING gin ("SearchGrams"("Kind", "Text"));
        ALTER INDEX "IX_SearchTexts_Grams" ALTER COLUMN 1 SET STATISTICS 0;

        """;

    /// <summary>The texts of a kind that contain every one of some words, to be ordered by <see cref="FullText.Id"/>, the highest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="kind">Of what.</param>
    /// <param name="words">The words, folded; at least one.</param>
    /// <param name="above">Only those with a higher <see cref="FullText.Id"/>.</param>
    /// <param name="upTo">Only those with this <see cref="FullText.Id"/> or a lower one.</param>
    public static IQueryable<FullText> Containing(
        this ReplyFlowDb db, FullTextKind kind, IReadOnlyList<string> words, long above = 0, long upTo = long.MaxValue)
    {
        var looked = words.Where(w => w.EnumerateRunes().Count() > TextGrams.Certain).ToList();
        var sql = db is SqliteDb
            ? """
                SELECT i.rowid AS "Id", f."Kind", f."SourceId", f."OwnerId", f."On", f."TitleLength", f."Text", f."Grams"
                FROM "SearchTextIndex" i CROSS JOIN "SearchTexts" f ON f."Id" = i.rowid WHERE i."SearchTextIndex" MATCH {0} AND i.rowid > {1} AND i.rowid <= {3}
                """
            // The index names rows in no order; they are put in order before any text is looked at, and looked at while more are wanted.
            : """
                SELECT f.* FROM (SELECT n."Id" FROM "SearchTexts" n
                    WHERE "SearchGrams"(n."Kind", n."Text") @> {0} AND n."Kind" = {2} AND n."Id" > {1} AND n."Id" <= {3} ORDER BY n."Id" DESC OFFSET 0) i
                JOIN "SearchTexts" f ON f."Id" = i."Id" WHERE TRUE
                """;
        sql += Having(db, looked.Count, 4);
        return db.FullTexts.FromSqlRaw(sql, [Wanted(db, kind, words), above, kind.ToString(), upTo, .. looked]).AsNoTracking();
    }

    /// <summary>Keys of the rows of a kind whose texts contain every one of some words, in no order.</summary>
    public static IQueryable<Guid> SourcesContaining(this ReplyFlowDb db, FullTextKind kind, IReadOnlyList<string> words)
    {
        var looked = words.Where(w => w.EnumerateRunes().Count() > TextGrams.Certain).ToList();
        var sql = db is SqliteDb
            ? """
                SELECT f."SourceId" AS "Value" FROM "SearchTextIndex" i CROSS JOIN "SearchTexts" f ON f."Id" = i.rowid WHERE i."SearchTextIndex" MATCH {0}
                """
            : """SELECT f."SourceId" AS "Value" FROM "SearchTexts" f WHERE "SearchGrams"(f."Kind", f."Text") @> {0}""";
        sql += Having(db, looked.Count, 1);
        return db.Database.SqlQueryRaw<Guid>(sql, [Wanted(db, kind, words), .. looked]);
    }

    /// <summary>Those among some texts that contain every one of some words, by looking at each: for words that many texts have.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ids">Keys of the texts.</param>
    /// <param name="words">The words, folded; at least one.</param>
    public static IQueryable<FullText> Containing(this ReplyFlowDb db, IReadOnlyCollection<long> ids, IReadOnlyList<string> words)
    {
        var sql = db is SqliteDb
            ? """SELECT f.* FROM json_each({0}) j CROSS JOIN "SearchTexts" f ON f."Id" = j.value WHERE TRUE"""
            : """SELECT f.* FROM (SELECT * FROM "SearchTexts" WHERE "Id" = ANY ({0}) OFFSET 0) f WHERE TRUE""";
        sql += Having(db, words.Count, 1);
        object keys = db is SqliteDb ? JsonSerializer.Serialize(ids) : ids.ToArray();
        return db.FullTexts.FromSqlRaw(sql, [keys, .. words]).AsNoTracking();
    }

    /// <summary>Keys of the texts of some rows, in no order.</summary>
    /// <param name="db">The database.</param>
    /// <param name="kind">Of what.</param>
    /// <param name="sources">Keys of the rows.</param>
    public static IQueryable<long> TextsOf(this ReplyFlowDb db, FullTextKind kind, IReadOnlyCollection<Guid> sources)
    {
        var sql = db is SqliteDb
            ? """SELECT f."Id" AS "Value" FROM json_each({0}) j CROSS JOIN "SearchTexts" f ON f."SourceId" = j.value AND f."Kind" = {1}"""
            : """SELECT f."Id" AS "Value" FROM "SearchTexts" f WHERE f."SourceId" = ANY ({0}) AND f."Kind" = {1}""";
        object keys = db is SqliteDb ? JsonSerializer.Serialize(sources.Select(s => s.ToString().ToUpperInvariant())) : sources.ToArray();
        return db.Database.SqlQueryRaw<long>(sql, keys, kind.ToString());
    }

    /// <summary>Keys of the texts of a kind that may contain every one of some words, the newest first; null where there are more than so many.</summary>
    public static async Task<IReadOnlyList<long>?> NamedAsync(
        this ReplyFlowDb db, FullTextKind kind, IReadOnlyList<string> words, int most, CancellationToken ct)
    {
        var sql = db is SqliteDb
            ? """SELECT rowid AS "Value" FROM "SearchTextIndex" WHERE "SearchTextIndex" MATCH {0} LIMIT {1}"""
            : """SELECT "Id" AS "Value" FROM "SearchTexts" WHERE "SearchGrams"("Kind", "Text") @> {0} LIMIT {1}""";
        var named = await db.Database.SqlQueryRaw<long>(sql, Wanted(db, kind, words), most + 1).ToListAsync(ct);
        if (named.Count > most)
            return null;
        named.Sort((a, b) => b.CompareTo(a));
        return named;
    }

    private static object Wanted(ReplyFlowDb db, FullTextKind kind, IReadOnlyList<string> words) =>
        db is SqliteDb ? TextGrams.Match(kind, words) : TextGrams.Elements(kind, words);

    private static string Having(ReplyFlowDb db, int words, int first) => string.Concat(
        Enumerable.Range(first, words).Select(i => $" AND {(db is SqliteDb ? "instr" : "strpos")}(f.\"Text\", {{{i}}}) > 0"));

    /// <summary>The statements that make the index, where there is none, and what keeps it.</summary>
    internal static string Sql(ReplyFlowDb db) => db is SqliteDb ? Sqlite : Postgres;

    /// <summary>The statements that empty table and index; those of <see cref="Sql"/> follow.</summary>
    internal static string Clear(ReplyFlowDb db) => db is SqliteDb
        ? """DROP TRIGGER IF EXISTS "SearchTexts_Deleted"; DELETE FROM "SearchTexts"; DROP TABLE IF EXISTS "SearchTextIndex"; """
        : """TRUNCATE "SearchTexts" """;

    /// <summary>What makes many small parts of an index one.</summary>
    internal static string Tidy(ReplyFlowDb db) => db is SqliteDb
        ? """INSERT INTO "SearchTextIndex" ("SearchTextIndex") VALUES ('optimize')"""
        : """VACUUM (ANALYZE) "SearchTexts" """;
}
