namespace ReplyFlow.Data.Listing;

/// <summary>The rows that the database itself keeps by triggers: the lists, and what the figures are made of.</summary>
internal static class KeptRows
{
    private static IEnumerable<RowTrigger> All => CaseLists.Triggers.Concat(CaseFigures.Triggers);

    /// <summary>Takes the triggers away before SQLite rebuilds a table; they come back with the statements of <see cref="Sql"/>.</summary>
    public static Task RemoveAsync(ReplyFlowDb db, CancellationToken ct) => RowTrigger.RemoveAsync(db, All, ct);

    /// <summary>Makes what was there before the triggers.</summary>
    public static async Task FillAsync(ReplyFlowDb db, CancellationToken ct)
    {
        await CaseLists.FillAsync(db, ct);
        await CaseFigures.FillAsync(db, ct);
    }

    /// <summary>The statements that install the triggers, replacing what an earlier version installed.</summary>
    public static string Sql(ReplyFlowDb db) => string.Concat(All.Select(t => t.Sql(db)));
}
