using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.TakeBack;

/// <summary>
/// A step lies open before somebody who owes it. Told by the page itself once it is visible, not by the request that reads it: mail
/// scanners, previews and prefetching open pages that nobody sees.
/// </summary>
public sealed class MarkSeen(UnitRunner units)
{
    /// <summary>Notes it, the first time. Whoever sent the step and owes it too is still able to take it back.</summary>
    /// <exception cref="NotFoundException">The actor does not owe it.</exception>
    public Task RunAsync(Actor actor, Guid workItemId, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        // The same lock as taking back: one of the two comes first.
        await unit.Db.LockCaseOfAsync(workItemId, ct);
        var item = await unit.Db.WorkItems.Where(w => w.Id == workItemId).OwedOnceBy(actor).FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
        if (item.Status != WorkItemStatus.Open || item.SeenAt is not null)
            return;
        if (!await unit.Db.WorkItems.AnyAsync(w => w.CaseId == item.CaseId && w.ClosedAt == item.OpenedAt && w.DecidedById == actor.UserId, ct))
            item.MarkSeen(unit.Now);
    }, ct);
}
