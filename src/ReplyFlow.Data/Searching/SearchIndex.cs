using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Data.Searching;

/// <summary>
/// The databases' own indexes over <see cref="SearchEntry"/>: a table of SQLite's FTS5 that triggers keep, and a GIN index of PostgreSQL.
/// Both are built in; neither needs an extension. What they name is looked at again, so that both databases find the same.
/// </summary>
public static class SearchIndex
{
    private const string Sqlite = """
        CREATE VIRTUAL TABLE IF NOT EXISTS "SearchIndex" USING fts5("Grams", content='', contentless_delete=1, detail=none, tokenize='ascii');
        DROP TRIGGER IF EXISTS "Search_Added";
        CREATE TRIGGER "Search_Added" AFTER INSERT ON "SearchEntries"
        BEGIN INSERT INTO "SearchIndex" (rowid, "Grams") VALUES (NEW."Id", NEW."Grams"); END;
        DROP TRIGGER IF EXISTS "Search_Changed";
        CREATE TRIGGER "Search_Changed" AFTER UPDATE OF "Grams" ON "SearchEntries"
        BEGIN DELETE FROM "SearchIndex" WHERE rowid = OLD."Id"; INSERT INTO "SearchIndex" (rowid, "Grams") VALUES (NEW."Id", NEW."Grams"); END;
        DROP TRIGGER IF EXISTS "Search_Deleted";
        CREATE TRIGGER "Search_Deleted" AFTER DELETE ON "SearchEntries"
        BEGIN DELETE FROM "SearchIndex" WHERE rowid = OLD."Id"; END;

        """;

    private const string Postgres = """
        CREATE INDEX IF NOT EXISTS "IX_SearchEntries_Grams" ON "SearchEntries" USING gin (string_to_array("Grams", ' '));

        """;

    /// <summary>Keys of the rows whose text contains a word, in no order.</summary>
    /// <param name="db">The database.</param>
    /// <param name="subject">Which texts.</param>
    /// <param name="word">The word, folded.</param>
    public static IQueryable<Guid> Containing(this ReplyFlowDb db, SearchSubject subject, string word)
    {
        var wanted = SearchGrams.Wanted(word);
        var texts = subject.ToString();
        if (db is not SqliteDb)
            return db.Database.SqlQuery<Guid>($"""
                SELECT "SourceId" AS "Value" FROM "SearchEntries"
                WHERE string_to_array("Grams", ' ') @> {wanted} AND "Subject" = {texts} AND strpos("Text", {word}) > 0
                """);
        var match = string.Join(' ', wanted);
        return db.Database.SqlQuery<Guid>($"""
            SELECT e."SourceId" AS "Value" FROM "SearchIndex" i CROSS JOIN "SearchEntries" e ON e."Id" = i.rowid
            WHERE i."SearchIndex" MATCH {match} AND e."Subject" = {texts} AND instr(e."Text", {word}) > 0
            """);
    }

    /// <summary>Enters what was stored in bulk, past the context's saves.</summary>
    public static async Task EnterStoredAsync(ReplyFlowDb db, CancellationToken ct)
    {
        await SearchEntries.FillAsync(db, ct);
        await FullTexts.FillAsync(db, ct);
    }

    /// <summary>The statements that make the index, where there is none, and what keeps it.</summary>
    internal static string Sql(ReplyFlowDb db) => db is SqliteDb ? Sqlite : Postgres;
}
