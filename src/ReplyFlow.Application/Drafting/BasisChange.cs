using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Drafting;

/// <summary>What changes of a draft beside its text: whoever drafts the case changes it, while they draft it.</summary>
internal static class BasisChange
{
    /// <summary>Changes what a draft rests on, in a transaction of its own.</summary>
    /// <exception cref="NotFoundException">The actor does not draft this case.</exception>
    /// <exception cref="AlreadyClosedException">The draft was handed on.</exception>
    public static Task<T> RunAsync<T>(
        UnitRunner units, DraftQueries drafts, Actor actor, Guid caseId, Func<Unit, Draft, Task<T>> change, CancellationToken ct) =>
        units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockCaseAsync(caseId, ct);
            await DemandDraftingAsync(unit, drafts, actor, caseId, ct);
            if (await unit.Db.Drafts.FindAsync([caseId], ct) is not { } draft)
                unit.Db.Drafts.Add(draft = new Draft { CaseId = caseId });
            return await change(unit, draft);
        }, ct);

    /// <summary>Refuses who does not draft the case now, and lets the unit act for whom they stand in.</summary>
    public static async Task DemandDraftingAsync(Unit unit, DraftQueries drafts, Actor actor, Guid caseId, CancellationToken ct)
    {
        var item = await drafts.ItemAsync(actor, caseId, ct);
        if (item.Status != WorkItemStatus.Open)
            throw new AlreadyClosedException(item);
        unit.ActFor(actor.StandsFor(await unit.Db.ResponsibilityAsync(item, ct)));
    }
}
