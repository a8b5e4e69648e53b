using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Administration;

/// <summary>A case has come to its end only where the trail says how, and nothing of its process is open then.</summary>
internal static class EndVerification
{
    /// <summary>Finds ends that nobody reached.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var (archived, withdrawn) = (AuditFact.KindOf<CaseArchived>(), AuditFact.KindOf<CaseWithdrawn>());
        var over = await db.Cases.AsNoTracking().Where(c => c.ClosedAt != null || c.Status == CaseStatus.Archived || c.Status == CaseStatus.Withdrawn)
            .Select(c => new
            {
                c.Suggestion!.Number,
                c.Status,
                c.ClosedAt,
                Archived = db.Audit.Where(a => a.CaseId == c.Id && a.Kind == archived).Max(a => (DateTimeOffset?)a.At),
                Withdrawn = db.Audit.Where(a => a.CaseId == c.Id && a.Kind == withdrawn).Max(a => (DateTimeOffset?)a.At),
                IsOpen = db.WorkItems.Any(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && w.ActivityId != ""),
            }).ToListAsync(ct);
        return
        [
            .. from c in over
               let fault = c.ClosedAt is null ? "记为已经办结，却没有办结的时间"
                   : c.IsOpen ? "记为已经办结，却还有流程里没有办理的待办"
                   : c.Status == CaseStatus.Archived && c.Archived != c.ClosedAt ? "记为已归档，经过中没有当时归档的记录"
                   : c.Status == CaseStatus.Withdrawn && c.Withdrawn is null ? "记为已撤回，经过中没有撤回的记录" : null
               where fault is not null
               select (c.Number, $"建议{fault}"),
        ];
    }
}
