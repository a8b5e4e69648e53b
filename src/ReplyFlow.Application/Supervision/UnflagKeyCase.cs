using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Supervision;

/// <summary>取消重点督办: the liaison body or the government office ends a leader's supervision of a case, and says why.</summary>
public sealed class UnflagKeyCase(UnitRunner units)
{
    /// <exception cref="NotFoundException">There is no such case.</exception>
    /// <exception cref="InvalidInputException">The reason is missing, or the case is not under supervision.</exception>
    public Task RunAsync(Actor actor, Guid caseId, string reason, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison, Roles.Dispatcher);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockCaseAsync(caseId, ct);
            var c = await unit.Db.Cases.FirstOrDefaultAsync(x => x.Id == caseId, ct) ?? throw new NotFoundException();
            if (!c.IsKey)
                throw new InvalidInputException("", "本件不是重点督办件，可能已由他人取消。");
            var check = new InputCheck();
            reason = check.Text("Reason", reason, "取消的理由", 500);
            check.ThrowIfAny();
            unit.Record(new KeyCaseUnflagged(c.KeySupervisor, c.KeySupervisorId, reason), c.Id, $"取消重点督办（原由{c.KeySupervisor}督办）");
            c.EndSupervision();
        }, ct);
    }
}
