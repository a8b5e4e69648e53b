using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems;

/// <summary>Tells apart the items of one step that several take part in, by the participants' names.</summary>
public sealed class ParticipantQueries(ReplyFlowDb db)
{
    /// <summary>What feedback items name their deputy by: the id that is their participant.</summary>
    /// <param name="items">Kind and participant of items; those of other kinds are passed over.</param>
    /// <param name="ct">Cancels the query.</param>
    /// <returns>韩某某代表 by participant.</returns>
    public async Task<IReadOnlyDictionary<string, string>> DeputyNamesAsync(IEnumerable<(string Kind, string Participant)> items, CancellationToken ct)
    {
        var ids = items.Where(i => i.Kind == StepKinds.Feedback).Select(i => Guid.TryParse(i.Participant, out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty).Distinct();
        var names = new Dictionary<string, string>();
        foreach (var some in ids.Chunk(NameMask.MostIds))
        {
            foreach (var deputy in await db.Deputies.AsNoTracking().Where(d => some.Contains(d.Id)).Select(d => new { d.Id, d.Name }).ToListAsync(ct))
                names[deputy.Id.ToString("N")] = $"{deputy.Name}代表";
        }
        return names;
    }

    /// <summary>The deputies who are waited for, by case: 祝示例代表、池示例代表, the first of them where there are many.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> WaitedForAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken ct)
    {
        var found = new List<(Guid CaseId, string Participant)>();
        foreach (var some in caseIds.Chunk(NameMask.MostIds))
            found.AddRange((await db.WorkItems.AsNoTracking()
                .Where(w => some.Contains(w.CaseId) && w.Kind == StepKinds.Feedback && w.Status == WorkItemStatus.Open)
                .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id).Select(w => new { w.CaseId, w.Participant }).ToListAsync(ct))
                .Select(w => (w.CaseId, w.Participant)));
        var names = await DeputyNamesAsync(found.Select(f => (StepKinds.Feedback, f.Participant)), ct);
        return found.Where(f => names.ContainsKey(f.Participant)).GroupBy(f => f.CaseId, f => names[f.Participant])
            .ToDictionary(g => g.Key, g => Receipt.Names([.. g]) + (g.Count() > Receipt.MostNames ? $" {g.Count()} 位" : ""));
    }
}
