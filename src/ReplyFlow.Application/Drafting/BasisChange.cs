using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Drafting;

/// <summary>
/// What changes of a draft beside its text: whoever drafts the case changes it, while they draft it. Sources are named by those who decide about
/// the submitted version, too: in the working copy, for what was submitted stays as it was.
/// </summary>
internal static class BasisChange
{
    /// <summary>Changes what a draft rests on, in a transaction of its own.</summary>
    /// <exception cref="NotFoundException">The actor does not draft this case.</exception>
    /// <exception cref="AlreadyClosedException">The draft was handed on.</exception>
    public static Task<T> RunAsync<T>(
        UnitRunner units, DraftQueries drafts, Actor actor, Guid caseId, Func<Unit, Draft, Task<T>> change, CancellationToken ct) =>
        RunAsync(units, drafts.ItemAsync, actor, caseId, (unit, draft, _) => change(unit, draft), ct);

    /// <summary>The same for whoever may name sources; the change is told by which work item.</summary>
    /// <inheritdoc cref="RunAsync{T}(UnitRunner, DraftQueries, Actor, Guid, Func{Unit, Draft, Task{T}}, CancellationToken)" />
    public static Task<T> SourceAsync<T>(
        UnitRunner units, DraftQueries drafts, Actor actor, Guid caseId, Func<Unit, Draft, WorkItem, Task<T>> change, CancellationToken ct) =>
        RunAsync(units, drafts.SourcingItemAsync, actor, caseId, change, ct);

    private static Task<T> RunAsync<T>(
        UnitRunner units, Func<Actor, Guid, CancellationToken, Task<WorkItem>> find, Actor actor, Guid caseId, Func<Unit, Draft, WorkItem, Task<T>> change,
        CancellationToken ct) =>
        units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockCaseAsync(caseId, ct);
            var (item, _) = await DemandAsync(unit, find, actor, caseId, ct);
            if (await unit.Db.Drafts.FindAsync([caseId], ct) is not { } draft)
                unit.Db.Drafts.Add(draft = new Draft { CaseId = caseId });
            return await change(unit, draft, item);
        }, ct);

    /// <summary>Refuses who does not draft the case now, and lets the unit act for whom they stand in.</summary>
    /// <returns>Who acts, with whom they stand in for.</returns>
    public static async Task<Actor> DemandDraftingAsync(Unit unit, DraftQueries drafts, Actor actor, Guid caseId, CancellationToken ct) =>
        (await DemandAsync(unit, drafts.ItemAsync, actor, caseId, ct)).Acting;

    private static async Task<(WorkItem Item, Actor Acting)> DemandAsync(
        Unit unit, Func<Actor, Guid, CancellationToken, Task<WorkItem>> find, Actor actor, Guid caseId, CancellationToken ct)
    {
        var item = await find(actor, caseId, ct);
        if (item.Status != WorkItemStatus.Open)
            throw new AlreadyClosedException(item);
        return (item, unit.ActFor(actor.StandsFor(await unit.Db.ResponsibilityAsync(item, ct))));
    }
}
