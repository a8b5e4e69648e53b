using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ReplyFlow.Data.Model;

/// <summary>
/// Compares and copies lists of plain values. The framework's own comparer of such lists builds a delegate at each comparison,
/// and every tracked row is compared several times in each decision.
/// </summary>
internal sealed class PlainListComparer<T>() : ValueComparer<List<T>>(
    (a, b) => Same(a, b),
    list => Hash(list),
    list => Copy(list))
{
    private static bool Same(List<T>? a, List<T>? b) => ReferenceEquals(a, b) || (a is not null && b is not null && a.SequenceEqual(b));

    private static int Hash(List<T> list) => list.Aggregate(list.Count, HashCode.Combine);

    private static List<T> Copy(List<T> list) => [.. list];
}
