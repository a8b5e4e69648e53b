using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Data.Backup;

/// <summary>The tables of the one model, parents before children, whatever the database.</summary>
internal static class BackupSchema
{
    /// <summary>
    /// Rows that the database or the program makes anew from others when those are stored; keys, which no backup holds; and the processes that
    /// happened to run.
    /// </summary>
    private static readonly Type[] Outside =
    [
        typeof(ListedCase), typeof(CaseFigure), typeof(SearchEntry), typeof(FullText),
        typeof(ProtectionKey), typeof(NodeReport),
    ];

    public static IReadOnlyList<IEntityType> Ordered(IModel model)
    {
        var ordered = new List<IEntityType>();
        var waiting = model.GetEntityTypes().Where(e => !Outside.Contains(e.ClrType)).OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(e => Parents(e).All(p => p == e || ordered.Contains(p))).ToList();
            if (ready.Count == 0)
                throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", waiting.Select(e => e.GetTableName()))}.");
            ordered.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }
        return ordered;
    }

    /// <summary>The key first, then by name, whatever the property is called and whether it is the class's own or one of a value within it.</summary>
    public static IReadOnlyList<IProperty> Columns(IEntityType entity) =>
    [
        // What rows are found by is made anew when they are stored.
        .. entity.GetFlattenedProperties().Where(p => p.Name != SearchColumn.Name)
            .Select(p => p.PropertyInfo is null
                ? throw new InvalidOperationException($"{entity.Name}.{p.Name} is no property of its class and cannot be backed up.")
                : p)
            .OrderBy(p => p.IsPrimaryKey() ? p.FindContainingPrimaryKey()!.Properties.ToList().IndexOf(p) : int.MaxValue)
            .ThenBy(Column, StringComparer.Ordinal),
    ];

    public static string Column(IProperty property) => property.GetColumnName();

    public static string Table(IEntityType entity) => entity.GetTableName()!;

    private static IEnumerable<IEntityType> Parents(IEntityType entity) => entity.GetForeignKeys().Select(f => f.PrincipalEntityType);
}
