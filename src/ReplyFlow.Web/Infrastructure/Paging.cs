using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Where in a long list a page stands. Shown by the partial <c>_Pager</c>; the page number is query parameter <c>p</c>.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Total">Rows in all; more than <see cref="CountedRows.Most"/> where there are more than are counted.</param>
/// <param name="Size">Rows a page.</param>
public sealed record Paging(int Page, int Total, int Size = Paging.DefaultSize)
{
    /// <summary>Rows a page where nothing else is said.</summary>
    public const int DefaultSize = 50;

    /// <summary>The last page, 1 for an empty list.</summary>
    public int Last => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>Whether all rows were counted; otherwise nobody knows the last page.</summary>
    public bool IsCounted => Total <= CountedRows.Most;

    /// <summary>How many there are, as people read it: 25, or 1000 以上 with the unit between.</summary>
    public string Count(string unit) => IsCounted ? $"{Total} {unit}" : $"{CountedRows.Most} {unit}以上";

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
