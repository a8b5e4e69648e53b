using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Data.Backup;

/// <summary>All rows of a table, whichever it is.</summary>
public static class TableRows
{
    /// <summary>Reads every row of every table, and does nothing with them: whether all can be read.</summary>
    /// <exception cref="UnreadableTableException">One cannot.</exception>
    public static async Task ReadAllAsync(ReplyFlowDb db, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var (entities, done) = (BackupSchema.Ordered(db.Model).ToList(), 0);
        foreach (var entity in entities)
        {
            progress?.Report(new("读取各表", done++, entities.Count));
            await foreach (var _ in OfAsync(db, entity, ct))
            {
            }
        }
    }

    /// <exception cref="UnreadableTableException">A row cannot be read, or the table is not there.</exception>
    internal static async IAsyncEnumerable<object> OfAsync(ReplyFlowDb db, IEntityType entity, [EnumeratorCancellation] CancellationToken ct)
    {
        var set = typeof(TableRows).GetMethod(nameof(Set), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity.ClrType);
        await using var rows = ((IAsyncEnumerable<object>)set.Invoke(null, [db])!).GetAsyncEnumerator(ct);
        while (await NextAsync(rows, BackupSchema.Table(entity)))
            yield return rows.Current;
    }

    private static IAsyncEnumerable<T> Set<T>(ReplyFlowDb db) where T : class =>
        db.Set<T>().IgnoreQueryFilters().IgnoreAutoIncludes().AsNoTracking().AsAsyncEnumerable();

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<object> rows, string table)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (Exception e) when (e is JsonException or InvalidCastException or InvalidOperationException or ArgumentException or OverflowException
            or FormatException or DbException && !DatabaseAway.IsCauseOf(e))
        {
            throw new UnreadableTableException(table, e);
        }
    }
}
