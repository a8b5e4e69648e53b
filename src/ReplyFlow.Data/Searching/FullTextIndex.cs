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
    public static IQueryable<FullText> Containing(this ReplyFlowDb db, FullTextKind kind, IReadOnlyList<string> words)
    {
        var looked = words.Where(w => w.EnumerateRunes().Count() > TextGrams.Certain).ToList();
        var sql = db is SqliteDb
            ? """
                SELECT i.rowid AS "Id", f."Kind", f."SourceId", f."OwnerId", f."On", f."TitleLength", f."Text", f."Grams"
                FROM "SearchTextIndex" i CROSS JOIN "SearchTexts" f ON f."Id" = i.rowid WHERE i."SearchTextIndex" MATCH {0}
                """
            // The index names rows in no order; they are put in order before any text is looked at, and looked at while more are wanted.
            : """
                SELECT f.* FROM (SELECT n."Id" FROM "SearchTexts" n WHERE "SearchGrams"(n."Kind", n."Text") @> {0} ORDER BY n."Id" DESC OFFSET 0) i
                JOIN "SearchTexts" f ON f."Id" = i."Id"
                """;
        for (var i = 0; i < looked.Count; i++)
            sql += $" AND {(db is SqliteDb ? "instr" : "strpos")}(f.\"Text\", {{{i + 1}}}) > 0";
        object wanted = db is SqliteDb ? TextGrams.Match(kind, words) : TextGrams.Elements(kind, words);
        return db.FullTexts.FromSqlRaw(sql, [wanted, .. looked]).AsNoTracking();
    }

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
