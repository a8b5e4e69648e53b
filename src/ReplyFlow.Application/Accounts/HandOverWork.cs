using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>移交: moves a person's open work to somebody else, with a line in every case's history.</summary>
public sealed class HandOverWork(UnitRunner units, OpenWorkTransfer transfer)
{
    /// <summary>Moves everything.</summary>
    /// <returns>How many open work items and cases moved.</returns>
    public Task<OpenWork> RunAsync(Actor actor, Guid fromId, Guid? toId, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Organisation, ct);
            var from = await unit.Db.PersonAsync(fromId, ct);
            await unit.EndSubstitutionsOfAsync(from, "的工作已移交", ct);
            return await transfer.MoveAsync(unit, from, toId, ct);
        }, ct);
    }
}
