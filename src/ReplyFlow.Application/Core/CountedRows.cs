using Microsoft.EntityFrameworkCore;

namespace ReplyFlow.Application.Core;

/// <summary>
/// Pages of long lists. How many rows a list has is counted exactly up to <see cref="Most"/>; of a longer one it is only known that there
/// are more, for to count them all would read them all.
/// </summary>
public static class CountedRows
{
    /// <summary>Most rows that are counted.</summary>
    public const int Most = 1000;

    /// <summary>
    /// One page of an ordered query, and how many rows there are: exactly up to <see cref="Most"/>, otherwise a larger number that is at
    /// least that of the rows up to the page's end, and one more where another page follows.
    /// </summary>
    /// <param name="ordered">The query.</param>
    /// <param name="page">From 1.</param>
    /// <param name="size">Rows a page.</param>
    /// <param name="many">Whether it is known that there are more than <see cref="Most"/>.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<(IReadOnlyList<T> Rows, int Total)> PageAsync<T>(IQueryable<T> ordered, int page, int size, bool many, CancellationToken ct)
    {
        size = Math.Min(size, int.MaxValue / 2);
        var skip = (int)Math.Min((Math.Max(1, page) - 1) * (long)size, int.MaxValue / 2);
        var rows = await ordered.Skip(skip).Take(size + 1).ToListAsync(ct);
        var seen = skip + rows.Count;
        if (rows.Count <= size && (rows.Count > 0 || skip == 0))
            return (rows, seen);
        var counted = seen > Most ? seen : many ? Most + 1 : await ordered.Take(Most + 1).CountAsync(ct);
        return ([.. rows.Take(size)], counted > Most ? Math.Max(counted, rows.Count > 0 ? seen : counted) : counted);
    }
}
