using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Data;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Cases;

/// <summary>全部经过: reads a case's history from the audit trail, with what the reader may not know taken out.</summary>
public sealed class CaseHistoryQueries(ReplyFlowDb db)
{
    /// <summary>The history, the latest first.</summary>
    /// <param name="actor">The reader, who may see the case.</param>
    /// <param name="head">The case.</param>
    /// <param name="items">The case's steps as the reader sees them.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyList<CaseEvent>> ListAsync(Actor actor, CaseHead head, IReadOnlyList<CaseItem> items, CancellationToken ct)
    {
        var events = await db.Audit.AsNoTracking().Where(a => a.CaseId == head.Id).OrderByDescending(a => a.Seq).ToListAsync(ct);
        var mask = head.MayKnowDeputy ? NameMask.None : await NameMask.ForAsync(db, actor, head.Id, ct);
        var known = items.ToDictionary(i => i.Id);
        return [.. events.Select(e => Read(e, head, actor, known, mask))];
    }

    /// <summary>
    /// What happened to some open work items, the latest last; of items of other bureaus none. They are read from the case's history
    /// and go with the item: nobody has to put them away, and whoever takes over the step sees them too.
    /// </summary>
    public async Task<ILookup<Guid, CaseActivity>> ActivityAsync(IReadOnlyCollection<Guid> workItemIds, CancellationToken ct)
    {
        var found = workItemIds.Count == 0 ? [] : await (
            from w in db.WorkItems.AsNoTracking()
            where workItemIds.Contains(w.Id) && w.BureauId == w.Case!.LeadBureauId
            join a in db.Audit on (Guid?)w.CaseId equals a.CaseId
            where a.Kind == AuditFact.KindOf<Notified>() && a.At >= w.OpenedAt
            orderby a.Seq
            select new { w.Id, a.Data, a.At }).ToListAsync(ct);
        return found.ToLookup(f => f.Id, f => new CaseActivity(AuditFact.Read<Notified>(f.Data).Heading, f.At));
    }

    private static CaseEvent Read(AuditEvent e, CaseHead head, Actor actor, Dictionary<Guid, CaseItem> items, NameMask mask)
    {
        var fact = AuditFact.Read(e);
        var group = AuditKinds.GroupOf(e.Kind) is var about && about == CaseEventGroup.Handling && e.ActorId is null ? CaseEventGroup.System : about;
        var summary = fact is FactWithWords words ? words.Tell(e.Summary, head.IsInside || MayRead(words, head, actor, items)) : e.Summary;
        return new CaseEvent(e.Seq, e.At, mask.Apply(e.ActorName), group, mask.Apply(summary), head.IsInside ? fact?.AboutDraft : null);
    }

    /// <summary>
    /// Whether a reader outside may have the words: not what was said to the deputy, nor what the bureau's people wrote to each other; a
    /// deputy's address only who keeps them.
    /// </summary>
    private static bool MayRead(FactWithWords fact, CaseHead head, Actor actor, Dictionary<Guid, CaseItem> items) => fact switch
    {
        { AreOfDeputies: true } when head.IdentitySecret || fact.WasSecret => actor.KnowsAll(),
        { TellsAddress: true } => actor.KnowsAll(),
        { StaysInside: true } => false,
        WorkItemDecided decided => !items.TryGetValue(decided.Id, out var item) || item.MayBeReadBy(actor),
        _ => true,
    };
}
