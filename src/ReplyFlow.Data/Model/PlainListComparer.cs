using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ReplyFlow.Data.Model;

/// <summary>
/// Compares and copies lists of plain values. The framework's own comparer of such lists builds a delegate at each comparison,
/// and every tracked row is compared several times in each decision.
/// </summary>
internal sealed class PlainListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
    (a, b) => Same(a, b),
    list => Hash(list),
    list => Copy(list))
{
    private static bool Same(IReadOnlyList<T>? a, IReadOnlyList<T>? b) => ReferenceEquals(a, b) || (a is not null && b is not null && a.SequenceEqual(b));

    private static int Hash(IReadOnlyList<T> list) => list.Aggregate(list.Count, HashCode.Combine);

    private static IReadOnlyList<T> Copy(IReadOnlyList<T> list) => list.ToList();
}
