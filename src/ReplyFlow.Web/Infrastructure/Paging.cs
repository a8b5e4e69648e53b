using Microsoft.EntityFrameworkCore;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Where in a long list a page stands. Shown by the partial <c>_Pager</c>; the page number is query parameter <c>p</c>.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="Size">Rows a page.</param>
public sealed record Paging(int Page, int Total, int Size = Paging.DefaultSize)
{
    /// <summary>Rows a page where nothing else is said.</summary>
    public const int DefaultSize = 50;

    /// <summary>The last page, 1 for an empty list.</summary>
    public int Last => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>The wanted page, or the nearest there is.</summary>
    public static Paging Of(int total, int page, int size = DefaultSize)
    {
        var paging = new Paging(1, total, size);
        return paging with { Page = Math.Clamp(page, 1, paging.Last) };
    }

    /// <summary>Reads one page of an ordered query.</summary>
    public static async Task<(IReadOnlyList<T> Rows, Paging Paging)> ReadAsync<T>(IQueryable<T> query, int page, CancellationToken ct)
    {
        var paging = Of(await query.CountAsync(ct), page);
        return (await query.Skip((paging.Page - 1) * paging.Size).Take(paging.Size).ToListAsync(ct), paging);
    }
}
