using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Core;

/// <summary>When a step came to whoever owes it: taking a decision back opens the step anew, but nobody sent it anew.</summary>
internal static class WorkItemComing
{
    /// <summary>When the step was sent: the moment its item opened, or that of the first item of those that were taken back.</summary>
    public static async Task<DateTimeOffset> CameAtAsync(this ReplyFlowDb db, WorkItem item, CancellationToken ct)
    {
        if (item.Visit == 1)
            return item.OpenedAt;
        var before = await db.WorkItems
            .Where(w => w.CaseId == item.CaseId && w.ActivityId == item.ActivityId && w.Participant == item.Participant && w.Visit < item.Visit)
            .Select(w => new { w.Visit, w.OpenedAt, IsTakenBack = w.TakenBackAt != null }).ToListAsync(ct);
        var (visit, came) = (item.Visit, item.OpenedAt);
        while (before.Find(w => w.Visit == visit - 1 && w.IsTakenBack) is { } former)
            (visit, came) = (former.Visit, former.OpenedAt);
        return came;
    }
}
