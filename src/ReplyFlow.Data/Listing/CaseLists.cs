using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Data.Listing;

/// <summary>
/// Keeps the rows of <see cref="ListedCase"/> by triggers: whatever writes a case, a bureau's part in one, a number or a session, by a
/// command, in bulk or by hand, changes the lists in the same transaction. A bureau lists what it leads or takes part in now.
/// </summary>
public static class CaseLists
{
    private const string Everybody = "00000000-0000-0000-0000-000000000000";

    /// <summary>Lists what was there before the triggers, where the newest cases show that something was.</summary>
    internal static async Task FillAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var newest = db.Cases.OrderByDescending(c => c.Id).Take(NewestRows.Looked);
        if (await newest.AnyAsync(c => !db.ListedCases.Any(l => l.CaseId == c.Id && l.BureauId == ListedCase.Everybody), ct))
            await db.Database.ExecuteSqlRawAsync(Insert(db, null), ct);
    }

    /// <summary>How many rows the lists lack or have too many: none, unless somebody wrote them past the triggers.</summary>
    public static async Task<int> CountWrongAsync(ReplyFlowDb db, CancellationToken ct)
    {
        const string kept = """SELECT "CaseId", "BureauId", "Place", "Status" FROM "ListedCases" """;
        var right = $"SELECT * FROM ({Rule(db, null)}) r";
        var wrong = $"SELECT * FROM ({kept} EXCEPT {right}) a UNION ALL SELECT * FROM ({right} EXCEPT {kept}) b";
        var sql = $"SELECT CAST(count(*) AS integer) AS \"Value\" FROM ({wrong}) d";
        return await db.Database.SqlQueryRaw<int>(sql).SingleAsync(ct);
    }

    /// <summary>Which case is in whose list, and where: all, or one case's. A bureau may come twice.</summary>
    private static string Rule(ReplyFlowDb db, string? caseId)
    {
        var only = caseId is null ? "" : $"AND c.\"Id\" = {caseId}";
        var from = $"""
            "Cases" c JOIN "Suggestions" s ON s."Id" = c."SuggestionId" JOIN "Sessions" o ON o."Id" = s."SessionId"
            """;
        return $"""
            SELECT c."Id" AS "CaseId", c."LeadBureauId" AS "BureauId", {Place(db)} AS "Place", c."Status" AS "Status"
            FROM {from} WHERE c."LeadBureauId" IS NOT NULL {only}
            UNION ALL SELECT c."Id", a."BureauId", {Place(db)}, c."Status"
            FROM {from} JOIN "Assignments" a ON a."CaseId" = c."Id" WHERE a."EndedAt" IS NULL {only}
            UNION ALL SELECT c."Id", {EverybodyIn(db)}, {Place(db)}, c."Status" FROM {from} WHERE TRUE {only}
            """;
    }

    /// <summary>The same as <see cref="ListedCase.PlaceOf"/>.</summary>
    private static string Place(ReplyFlowDb db)
    {
        // The driver stores the first day there is as one that lies infinitely far back.
        var day = db is SqliteDb ? """CAST(julianday(o."OpensOn") - 1721425.5 AS INTEGER)"""
            : """CASE WHEN isfinite(o."OpensOn") THEN o."OpensOn" - DATE '0001-01-01' ELSE 0 END""";
        return $"""CASE WHEN s."Kind" = 'OffSession' THEN 2147483648 ELSE 0 END + s."NumberValue" - ({day}) * {ListedCase.SessionPlaces}""";
    }

    private static string EverybodyIn(ReplyFlowDb db) => db is SqliteDb ? $"'{Everybody}'" : $"'{Everybody}'::uuid";

    private static string Insert(ReplyFlowDb db, string? caseId) => $"""
        INSERT INTO "ListedCases" ("CaseId", "BureauId", "Place", "Status") SELECT * FROM ({Rule(db, caseId)}) r WHERE TRUE ON CONFLICT DO NOTHING;
        """;

    /// <summary>A case's rows as they should be.</summary>
    private static string Refresh(ReplyFlowDb db, string caseId) => $"""
        DELETE FROM "ListedCases" WHERE "CaseId" = {caseId} AND "BureauId" NOT IN (SELECT r."BureauId" FROM ({Rule(db, caseId)}) r);
        {Insert(db, caseId)}
        """;

    /// <summary>The places of all cases of some suggestions.</summary>
    private static string Replace(ReplyFlowDb db, string suggestions) => $"""
        UPDATE "ListedCases" SET "Place" = (SELECT {Place(db)} FROM "Cases" c JOIN "Suggestions" s ON s."Id" = c."SuggestionId"
            JOIN "Sessions" o ON o."Id" = s."SessionId" WHERE c."Id" = "ListedCases"."CaseId")
        WHERE "CaseId" IN (SELECT x."Id" FROM "Cases" x JOIN "Suggestions" y ON y."Id" = x."SuggestionId" WHERE {suggestions});
        """;

    internal static IReadOnlyList<RowTrigger> Triggers { get; } =
    [
        new("Lists_Cases_Added", "INSERT", "Cases", db => Refresh(db, "NEW.\"Id\"")),
        new("Lists_Cases_Led", "UPDATE OF \"LeadBureauId\"", "Cases", db => Refresh(db, "NEW.\"Id\"")),
        new("Lists_Cases_Status", "UPDATE OF \"Status\"", "Cases", _ => """UPDATE "ListedCases" SET "Status" = NEW."Status" WHERE "CaseId" = NEW."Id";"""),
        new("Lists_Assignments_Added", "INSERT", "Assignments", db => Refresh(db, "NEW.\"CaseId\"")),
        new("Lists_Assignments_Changed", "UPDATE OF \"BureauId\", \"EndedAt\"", "Assignments", db => Refresh(db, "NEW.\"CaseId\"")),
        new("Lists_Assignments_Deleted", "DELETE", "Assignments", db => Refresh(db, "OLD.\"CaseId\"")),
        new("Lists_Suggestions_Number", "UPDATE OF \"SessionId\", \"Kind\", \"NumberValue\"", "Suggestions", db => Replace(db, "y.\"Id\" = NEW.\"Id\"")),
        new("Lists_Sessions_Day", "UPDATE OF \"OpensOn\"", "Sessions", db => Replace(db, "y.\"SessionId\" = NEW.\"Id\"")),
    ];
}
