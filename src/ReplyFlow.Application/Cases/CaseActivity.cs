using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Cases;

/// <summary>What a case's process told the lead bureau while one of its steps was open, for example that the opinions are in.</summary>
/// <param name="Text">What, in a few words.</param>
/// <param name="At">When.</param>
public sealed record CaseActivity(string Text, DateTimeOffset At)
{
    /// <summary>
    /// What happened to some open work items, the latest last; of items of other bureaus none. They are read from the case's history
    /// and go with the item: nobody has to put them away, and whoever takes over the step sees them too.
    /// </summary>
    public static async Task<ILookup<Guid, CaseActivity>> OfAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> workItemIds, CancellationToken ct)
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
}
