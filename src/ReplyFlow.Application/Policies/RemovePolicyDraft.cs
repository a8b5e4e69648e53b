using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Policies;

/// <summary>Deletes a text that was never confirmed. A confirmed document is never deleted, only repealed.</summary>
public sealed class RemovePolicyDraft(UnitRunner units)
{
    /// <summary>Deletes it.</summary>
    /// <exception cref="NotFoundException">It was confirmed or deleted meanwhile.</exception>
    public Task RunAsync(Actor actor, Guid id, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockAsync(LockSubject.Policies, ct);
        var draft = await unit.Db.PolicyDrafts.KeptBy(actor).FirstOrDefaultAsync(d => d.Id == id, ct)
            ?? throw new NotFoundException("这份文件已经确认或者删除了，或您无权处理。");
        unit.Db.PolicyDrafts.Remove(draft);
        unit.Record(new PolicyDraftRemoved(id, draft.BureauId, draft.Facts.Title), null, $"删除未确认的政策文件：《{draft.Facts.Title}》");
    }, ct);
}
