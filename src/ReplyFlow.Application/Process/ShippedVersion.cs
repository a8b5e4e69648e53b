using System.Globalization;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Application.Process;

/// <summary>Remembers, for each definition, the newest version that came with the product. An administrator's own version is any later one.</summary>
internal static class ShippedVersion
{
    /// <summary>The version; 0 when none came with the product.</summary>
    public static async Task<int> OfAsync(ReplyFlowDb db, string definitionId, CancellationToken ct)
    {
        var value = await db.Settings.ReadAsync(Name(definitionId), ct);
        return value is null ? 0 : int.Parse(value, CultureInfo.InvariantCulture);
    }

    /// <summary>Notes that a version is the product's, inside the caller's transaction.</summary>
    public static Task NoteAsync(ReplyFlowDb db, string definitionId, int version, CancellationToken ct) =>
        db.Settings.SetAsync(Name(definitionId), version.ToString(CultureInfo.InvariantCulture), ct);

    private static string Name(string definitionId) => $"Workflow:Shipped:{definitionId}";
}
