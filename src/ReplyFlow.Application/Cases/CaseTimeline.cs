using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Cases;

/// <summary>全部经过: a case's history from the audit trail, with what the reader may not know taken out.</summary>
public static class CaseTimeline
{
    /// <summary>The history, the latest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">The reader, who may see the case.</param>
    /// <param name="head">The case.</param>
    /// <param name="items">The case's steps as the reader sees them.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<IReadOnlyList<CaseEvent>> ListAsync(
        ReplyFlowDb db, Actor actor, CaseHead head, IReadOnlyList<CaseItem> items, CancellationToken ct)
    {
        var events = await db.Audit.AsNoTracking().Where(a => a.CaseId == head.Id).OrderByDescending(a => a.Seq).ToListAsync(ct);
        var mask = head.MayKnowDeputy ? NameMask.None : await NameMask.ForAsync(db, actor, head.Id, ct);
        var known = items.ToDictionary(i => i.Id);
        return [.. events.Select(e => Read(e, head, actor, known, mask))];
    }

    private static CaseEvent Read(AuditEvent e, CaseHead head, Actor actor, Dictionary<Guid, CaseItem> items, NameMask mask)
    {
        var fact = AuditFact.Read(e);
        var group = AuditKinds.GroupOf(e.Kind) is var about && about == CaseEventGroup.Handling && e.ActorId is null ? CaseEventGroup.System : about;
        var summary = fact is FactWithWords words ? words.Tell(e.Summary, head.IsInside || MayRead(words, actor, items)) : e.Summary;
        return new CaseEvent(e.Seq, e.At, mask.Apply(e.ActorName), group, mask.Apply(summary), head.IsInside ? fact?.AboutDraft : null);
    }

    /// <summary>Whether a reader outside may have the words: not what was said to the deputy, nor what the bureau's people wrote to each other.</summary>
    private static bool MayRead(FactWithWords fact, Actor actor, Dictionary<Guid, CaseItem> items) =>
        !fact.StaysInside && !(fact is WorkItemDecided decided && items.TryGetValue(decided.Id, out var item) && !CaseItems.MayRead(actor, item));
}
