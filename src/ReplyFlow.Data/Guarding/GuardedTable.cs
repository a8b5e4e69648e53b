using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReplyFlow.Data.Guarding;

/// <summary>A guard in terms of the database: names are plain identifiers of the model, quoted where used.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Columns">Columns that may not change.</param>
/// <param name="FrozenOnce">Column after whose first value nothing of the row may change; null for none.</param>
/// <param name="SetOnce">Columns that keep the first value that they get.</param>
internal sealed record GuardedTable(string Table, IReadOnlyList<string> Columns, string? FrozenOnce, IReadOnlyList<string> SetOnce)
{
    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c}\""));

    public static GuardedTable Of(ReplyFlowDb db, Guard guard)
    {
        var entity = db.Model.FindEntityType(guard.Entity)!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        string Column(IReadOnlyProperty p) => p.GetColumnName(table)!;
        return new(
            table.Name,
            [.. entity.GetFlattenedProperties().Where(p => !guard.FreeProperties.Contains(p.Name)).Select(Column)],
            guard.FrozenOnce is null ? null : Column(entity.FindProperty(guard.FrozenOnce)!),
            guard.SetOnce ? [.. guard.FreeProperties.Order().Select(p => Column(entity.FindProperty(p)!))] : []);
    }
}
