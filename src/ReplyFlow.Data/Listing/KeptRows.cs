using Microsoft.EntityFrameworkCore;

namespace ReplyFlow.Data.Listing;

/// <summary>The rows that the database itself keeps by triggers: the lists, and what the figures are made of.</summary>
internal static class KeptRows
{
    private static IEnumerable<RowTrigger> All => CaseLists.Triggers.Concat(CaseFigures.Triggers);

    /// <summary>
    /// Takes the triggers away before SQLite rebuilds a table: it refuses to while a trigger names one that is just gone. They come back
    /// with the statements of <see cref="Sql"/>.
    /// </summary>
    public static Task RemoveAsync(ReplyFlowDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(string.Concat(All.Select(t => $"DROP TRIGGER IF EXISTS \"{t.Name}\";")), ct);

    /// <summary>Makes what was there before the triggers.</summary>
    public static async Task FillAsync(ReplyFlowDb db, CancellationToken ct)
    {
        await CaseLists.FillAsync(db, ct);
        await CaseFigures.FillAsync(db, ct);
    }

    /// <summary>The statements that install the triggers, replacing what an earlier version installed.</summary>
    public static string Sql(ReplyFlowDb db) => string.Concat(All.Select(t => t.Sql(db)));
}
