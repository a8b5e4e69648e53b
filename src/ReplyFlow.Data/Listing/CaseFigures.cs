using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Data.Listing;

/// <summary>
/// Keeps the rows of <see cref="CaseFigure"/> by triggers on all that the figures count. The rule stands once, for triggers, for filling and
/// for comparing; where nothing that it reads has changed, as at most decisions, no trigger runs.
/// </summary>
public static class CaseFigures
{
    private static readonly string[] Columns =
    [
        "SessionId", "BureauId", "DivisionId", "Class", "AssignedOn", "DueOn", "RepliedOn", "IsWithdrawn", "IsArchived", "MetInPerson", "Category", "Answers",
    ];

    internal static IReadOnlyList<RowTrigger> Triggers { get; } =
    [
        new("Figures_Cases_Added", "INSERT", "Cases", OfCase("NEW.\"Id\"")),
        new("Figures_Cases_Changed", "UPDATE OF \"LeadBureauId\", \"DivisionId\", \"AssignedOn\", \"DueOn\", \"RepliedOn\"", "Cases", OfCase("NEW.\"Id\"")),
        new("Figures_Cases_Status", "UPDATE OF \"Status\"", "Cases", OfCase("NEW.\"Id\""), $"{Ended("NEW")} OR {Ended("OLD")}"),
        new("Figures_Contacts_Added", "INSERT", "Contacts", OfCase("NEW.\"CaseId\""), Meets("NEW")),
        new("Figures_Letters_Added", "INSERT", "Letters", OfCase("NEW.\"CaseId\"")),
        new("Figures_Feedback_Added", "INSERT", "Feedback", OfCase("NEW.\"CaseId\"")),
        new("Figures_Feedback_Voided", "UPDATE OF \"VoidedAt\", \"SupersededAt\"", "Feedback", OfCase("NEW.\"CaseId\""), Returns),
        new("Figures_Suggestions_Changed", "UPDATE OF \"SessionId\", \"Class\"", "Suggestions", Of("c.\"SuggestionId\" = NEW.\"Id\"")),
        new("Figures_Deputies_Added", "INSERT", "SuggestionDeputy", OfReplied("NEW")),
        new("Figures_Deputies_Changed", "UPDATE", "SuggestionDeputy", OfReplied("NEW")),
        new("Figures_Deputies_Deleted", "DELETE", "SuggestionDeputy", OfReplied("OLD")),
    ];

    /// <summary>Makes the rows of what was there before the triggers, where the newest cases show that something was.</summary>
    internal static async Task FillAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var newest = db.Cases.OrderByDescending(c => c.Id).Take(NewestRows.Looked);
        if (await newest.AnyAsync(c => !db.CaseFigures.Any(f => f.CaseId == c.Id), ct))
            await db.Database.ExecuteSqlRawAsync(Write(db, "TRUE"), ct);
    }

    /// <summary>How many rows are wrong: none, unless somebody wrote them past the triggers.</summary>
    public static async Task<int> CountWrongAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var kept = $"SELECT \"CaseId\", {Names(c => $"\"{c}\"")} FROM \"CaseFigures\"";
        var right = $"SELECT * FROM ({Rule(db, "TRUE")}) r";
        var wrong = $"SELECT * FROM ({kept} EXCEPT {right}) a UNION ALL SELECT * FROM ({right} EXCEPT {kept}) b";
        var sql = $"SELECT CAST(count(DISTINCT \"CaseId\") AS integer) AS \"Value\" FROM ({wrong}) d";
        return await db.Database.SqlQueryRaw<int>(sql).SingleAsync(ct);
    }

    /// <summary>The rows of some cases as they should be.</summary>
    private static string Rule(ReplyFlowDb db, string which)
    {
        // Ordered within: a program with an older SQLite, which does not know of ordered sums, could not even open the file.
        var together = db is SqliteDb ? "group_concat" : "string_agg";
        return $"""
            SELECT c."Id" AS "CaseId", s."SessionId", c."LeadBureauId" AS "BureauId", c."DivisionId", s."Class", c."AssignedOn", c."DueOn", c."RepliedOn",
                c."Status" = 'Withdrawn' AS "IsWithdrawn", c."Status" = 'Archived' AS "IsArchived",
                EXISTS (SELECT 1 FROM "Contacts" x WHERE x."CaseId" = c."Id" AND {Meets("x")}) AS "MetInPerson",
                COALESCE((SELECT l."Category" FROM "Letters" l JOIN "DocumentNumbers" n ON n."Id" = l."DocumentNumberId"
                    WHERE l."CaseId" = c."Id" ORDER BY l."IssuedAt" DESC, n."Value" DESC LIMIT 1), '') AS "Category",
                CASE WHEN c."RepliedOn" IS NULL THEN '' ELSE COALESCE((SELECT {together}(a."Answer", '') FROM (SELECT COALESCE((
                    SELECT CASE f."Level" WHEN 'Satisfied' THEN 'S' WHEN 'Basic' THEN 'B' WHEN 'NoJudgement' THEN 'N' ELSE 'D' END
                        || CASE f."Way" WHEN 'Link' THEN 'L' WHEN 'PaperLink' THEN 'P' ELSE 'E' END
                    FROM "Feedback" f WHERE f."CaseId" = c."Id" AND f."DeputyId" = d."DeputyId" AND f."VoidedAt" IS NULL
                        AND (f."SupersededAt" IS NULL OR f."SupersededAt" >= f."At") ORDER BY f."At" DESC, f."Id" DESC LIMIT 1), '--') AS "Answer"
                    FROM "SuggestionDeputy" d WHERE d."SuggestionId" = c."SuggestionId" ORDER BY d."Order") a), '') END AS "Answers"
            FROM "Cases" c JOIN "Suggestions" s ON s."Id" = c."SuggestionId" WHERE {which}
            """;
    }

    private static string Write(ReplyFlowDb db, string which) => $"""
        INSERT INTO "CaseFigures" ("CaseId", {Names(c => $"\"{c}\"")}) {Rule(db, which)}
        ON CONFLICT ("CaseId") DO UPDATE SET {Names(c => $"\"{c}\" = excluded.\"{c}\"")};
        """;

    private static Func<ReplyFlowDb, string> Of(string which) => db => Write(db, which);

    private static Func<ReplyFlowDb, string> OfCase(string id) => Of($"c.\"Id\" = {id}");

    /// <summary>Before the reply no answer counts, and a suggestion's deputies change as a rule only then.</summary>
    private static Func<ReplyFlowDb, string> OfReplied(string row) => Of($"c.\"SuggestionId\" = {row}.\"SuggestionId\" AND c.\"RepliedOn\" IS NOT NULL");

    private static string Ended(string row) => $"{row}.\"Status\" IN ('Archived', 'Withdrawn')";

    /// <summary>An answer is void, or one that did not count does; where a later one takes its place that one's own row is added.</summary>
    private const string Returns = "NEW.\"VoidedAt\" IS NOT NULL OR OLD.\"SupersededAt\" IS NOT NULL";

    private static string Meets(string row) => $"{row}.\"Channel\" IN ('Visit', 'Meeting')";

    private static string Names(Func<string, string> name) => string.Join(", ", Columns.Select(name));
}
