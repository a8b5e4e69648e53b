using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.WorkItems;

/// <summary>A work item in front of the person who may decide it, or who came too late.</summary>
/// <param name="Item">The item.</param>
/// <param name="Outcomes">What may be chosen.</param>
/// <param name="SentWords">Words of whoever passed it on, as far as the reader may know.</param>
/// <param name="Comment">Words of whoever decided it, as far as the reader may know.</param>
public sealed record CaseTask(WorkItem Item, IReadOnlyList<OutcomeDefinition> Outcomes, string SentWords, string Comment)
{
    /// <summary>Whether it still waits for a decision.</summary>
    public bool IsOpen => Item.Status == WorkItemStatus.Open;

    /// <summary>The item, for somebody who owes or owed it.</summary>
    /// <exception cref="NotFoundException">There is no such item for this person.</exception>
    public static async Task<CaseTask> GetAsync(ReplyFlowDb db, Actor actor, Guid workItemId, CancellationToken ct)
    {
        var known = db.Cases.KnownTo(actor);
        var found = await db.WorkItems.AsNoTracking().Where(w => w.Id == workItemId)
            .Select(w => new { Item = w, IsKnown = known.Any(k => k.Id == w.CaseId) }).FirstOrDefaultAsync(ct);
        if (found?.Item is not { } item || !actor.Owes(item))
            throw new NotFoundException();
        var mask = found.IsKnown || item.SentWords.Length + item.Comment.Length == 0 ? NameMask.None : await NameMask.ForAsync(db, actor, item.CaseId, ct);
        return new CaseTask(item, item.ReadOutcomes(), mask.Apply(item.SentWords), mask.Apply(item.Comment));
    }
}
