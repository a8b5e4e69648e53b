using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Alerts;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Alerts;

/// <summary>Throws away alerts that have had their time; what happened to the work items themselves stands in the audit trail.</summary>
public sealed class DropOldAlerts(UnitRunner units)
{
    /// <summary>How long it can be looked up who was told of what.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromDays(90);

    /// <summary>Throws them away. What happened to an item that is still open stays: else it would be told once more.</summary>
    /// <returns>How many alerts.</returns>
    public Task<int> RunAsync(CancellationToken ct) => units.RunAsync(null, async unit =>
    {
        await unit.Db.LockAsync(LockSubject.Alerts, ct);
        var old = unit.Now - Time;
        var dropped = await unit.Db.Alerts.Where(a => a.Status != AlertStatus.Queued && a.DoneAt <= old).ExecuteDeleteAsync(ct);
        await unit.Db.AlertEvents
            .Where(e => e.At <= old && !unit.Db.Alerts.Any(a => a.EventId == e.Id)
                && unit.Db.WorkItems.Any(w => w.Id == e.WorkItemId && w.Status != WorkItemStatus.Open))
            .ExecuteDeleteAsync(ct);
        return dropped;
    }, ct);
}
