using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Supervision;

namespace ReplyFlow.Application.Supervision;

/// <summary>Reads who nudged which step. The caller has checked that the actor may see the steps.</summary>
public static class NudgeQueries
{
    /// <summary>The latest nudge of each of the given work items that was nudged at all.</summary>
    public static async Task<IReadOnlyDictionary<Guid, LatestNudge>> LatestAsync(
        ReplyFlowDb db, Actor actor, IReadOnlyCollection<Guid> workItemIds, CancellationToken ct)
    {
        if (workItemIds.Count == 0)
            return new Dictionary<Guid, LatestNudge>();
        var nudges = new List<Nudge>();
        foreach (var ids in workItemIds.Chunk(NameMask.MostIds))
            nudges.AddRange(await db.Nudges.AsNoTracking().Where(n => ids.Contains(n.WorkItemId)).ToListAsync(ct));
        var masks = await NameMask.ForAsync(db, actor, [.. nudges.Select(n => n.CaseId).Distinct()], ct);
        return nudges.GroupBy(n => n.WorkItemId).ToDictionary(g => g.Key, g =>
        {
            var last = g.OrderBy(n => n.At).ThenBy(n => n.Id).Last();
            var words = masks.TryGetValue(last.CaseId, out var mask) ? mask.Apply(last.Words) : last.Words;
            return new LatestNudge(g.Key, last.ByName, words, last.On, last.At, g.Count());
        });
    }
}
