using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>Reads how far imports are.</summary>
public sealed class ImportQueries(ReplyFlowDb db)
{
    private const int Latest = 5;

    /// <summary>The latest imports, the last first.</summary>
    public async Task<IReadOnlyList<ImportProgress>> LatestAsync(CancellationToken ct) =>
        [.. (await db.Imports.AsNoTracking().OrderByDescending(i => i.Id).Take(Latest).ToListAsync(ct)).Select(ImportProgress.Of)];

    /// <summary>One import.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<ImportProgress> FindAsync(Guid id, CancellationToken ct) =>
        ImportProgress.Of(await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ct) ?? throw new NotFoundException("没有这次导入，可能链接有误。"));
}
