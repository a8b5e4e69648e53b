using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems;

/// <summary>已办: reads what people have decided, of cases that they still may see.</summary>
public sealed class DoneQueries(ReplyFlowDb db)
{
    /// <summary>A decision of the actor's own; null where they made none such.</summary>
    public Task<WorkItem?> FindAsync(Actor actor, Guid workItemId, CancellationToken ct) => db.WorkItems.AsNoTracking().FirstOrDefaultAsync(
        w => w.Id == workItemId && w.Status == WorkItemStatus.Decided && w.DecidedById == actor.UserId && w.ActivityId != "", ct);

    /// <summary>One page, the latest first, and how many there are in all.</summary>
    /// <param name="actor">Who decided, or in whose place somebody did.</param>
    /// <param name="text">Words that the case is found by; empty for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">Rows a page.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(IReadOnlyList<DoneRow> Rows, int Total)> PageAsync(Actor actor, string text, int page, int pageSize, CancellationToken ct)
    {
        var cases = (await db.Cases.VisibleTo(actor).FindAsync(db, actor, text, ct)).Select(c => c.Id);
        var done = db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Decided
            && (w.DecidedById == actor.UserId || w.DecidedForId == actor.UserId) && cases.Contains(w.CaseId));
        var total = await done.CountAsync(ct);
        var rows = await done.OrderByDescending(w => w.ClosedAt).ThenByDescending(w => w.Id).Skip((page - 1) * pageSize).Take(pageSize).Select(w => new
        {
            Item = w,
            Session = w.Case!.Suggestion!.Session!.Name,
            w.Case.Suggestion.Number,
            SuggestionTitle = w.Case.Suggestion.Title,
        }).ToListAsync(ct);
        var ids = rows.Select(r => r.Item.CaseId).Distinct().ToList();
        var masks = await NameMask.ForAsync(db, actor, ids, ct);
        var waiting = new List<(Guid Case, string Title)>();
        foreach (var some in ids.Chunk(NameMask.MostIds))
            waiting.AddRange((await db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && some.Contains(w.CaseId))
                .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id).Select(w => new { w.CaseId, w.Title }).ToListAsync(ct)).Select(w => (w.CaseId, w.Title)));
        var now = waiting.ToLookup(w => w.Case, w => w.Title);
        return ([.. rows.Select(r =>
        {
            var mask = masks.GetValueOrDefault(r.Item.CaseId, NameMask.None);
            return new DoneRow(
                r.Item.Id, r.Item.CaseId, r.Session, r.Number, mask.Apply(r.SuggestionTitle), r.Item.Title, r.Item.OutcomeLabel, mask.Apply(r.Item.Comment),
                r.Item.Decider, r.Item.ClosedAt!.Value, [.. now[r.Item.CaseId].Distinct()])
            {
                IsTakenBack = r.Item.TakenBackAt is not null,
            };
        })], total);
    }
}
