using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Web.Tests.Steps.Trial;

/// <summary>What the folder in the application would be read by: the words of what was picked before.</summary>
public sealed class TrialQueries(ReplyFlowDb db)
{
    public async Task<IReadOnlyList<string>> PickedAsync(CancellationToken ct) => await db.WorkItems.AsNoTracking()
        .Where(w => w.Kind == TrialStep.Kind.Name && w.Status == WorkItemStatus.Decided).OrderBy(w => w.ClosedAt).Select(w => w.Comment).ToListAsync(ct);
}
