using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Administration;

/// <summary>
/// What the trail says is owed on beside the process, a letter that has not come after a call and an answer of a silent deputy, has its item, and
/// none is closed without the trail saying by what.
/// </summary>
internal static class OwedVerification
{
    /// <summary>Finds items that are gone, or closed by nobody.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        string[] opening = [AuditFact.KindOf<DeputyTold>(), AuditFact.KindOf<AskingGoesOn>()];
        var owed = (await db.Audit.AsNoTracking().Where(a => opening.Contains(a.Kind)).ToListAsync(ct)).Select(RegisterVerification.Read).SelectMany(
            f => f switch { DeputyTold { Owed: { } id } => [id], AskingGoesOn on => on.Items, _ => (IReadOnlyList<Guid>)[] }).ToHashSet();
        if (owed.Count == 0)
            return [];
        var items = await db.WorkItems.AsNoTracking().Where(w => owed.Contains(w.Id))
            .Select(w => new { w.Id, w.CaseId, w.Title, IsOpen = w.Status == WorkItemStatus.Open }).ToListAsync(ct);
        var cases = items.Where(i => !i.IsOpen).Select(i => i.CaseId).ToHashSet();
        string[] closing = [AuditFact.KindOf<WorkItemDecided>(), AuditFact.KindOf<WorkItemCancelled>()];
        var closed = (await db.Audit.AsNoTracking().Where(a => a.CaseId != null && cases.Contains(a.CaseId.Value) && closing.Contains(a.Kind)).ToListAsync(ct))
            .Select(RegisterVerification.Read).Select(f => f is WorkItemDecided d ? d.Id : (f as WorkItemCancelled)?.Id).ToHashSet();
        return
        [
            .. owed.Except(items.Select(i => i.Id)).Select(id => ("", $"经过中记录了要接着办的待办 {id}，它却不在了")),
            .. items.Where(i => !i.IsOpen && !closed.Contains(i.Id)).Select(i => (i.Title, $"待办 {i.Id} 已关闭，经过中却没有办结或取消它的记录")),
        ];
    }
}
