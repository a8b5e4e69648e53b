using Microsoft.EntityFrameworkCore;

namespace ReplyFlow.Data.Databases;

/// <summary>What the database knows of how many rows there are and how they differ, by which it chooses between indexes.</summary>
public static class TableStatistics
{
    /// <summary>The setting that holds the last day on which all was sampled.</summary>
    private const string SampledOn = "tables-sampled-on";

    /// <summary>
    /// Samples the tables that changed much. SQLite looks at a few hundred rows an index, in milliseconds however long a table is; PostgreSQL
    /// does it by itself as a rule, but not at once after many rows were written.
    /// </summary>
    public static async Task SampleAsync(ReplyFlowDb db, CancellationToken ct)
    {
        using var turn = await db.TakeTurnAsync(ct);
        await db.Database.ExecuteSqlRawAsync(db is SqliteDb ? "PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002;" : "ANALYZE", ct);
    }

    /// <summary>Claims a day's sampling: of several processes on one database one gets it.</summary>
    public static async Task<bool> ClaimAsync(ReplyFlowDb db, DateOnly day, CancellationToken ct)
    {
        using var turn = await db.TakeTurnAsync(ct);
        var text = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Settings" ("Name", "Value") VALUES ({SampledOn}, {text})
            ON CONFLICT ("Name") DO UPDATE SET "Value" = {text} WHERE "Settings"."Value" < {text}
            """, ct) > 0;
    }
}
