using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Accounts;

/// <summary>What a person would leave behind.</summary>
/// <param name="Assigned">Open work items that name them.</param>
/// <param name="Drafting">Cases not closed that name them as drafter (经办人).</param>
/// <param name="Orphaned">Open work items owed by a role that nobody else holds there, by role.</param>
public sealed record OpenWork(int Assigned, int Drafting, IReadOnlyList<OrphanedRole> Orphaned)
{
    /// <summary>Whether somebody has to take over.</summary>
    public bool NeedsTakeOver => Assigned + Drafting > 0;

    /// <summary>Reads what a person would leave behind.</summary>
    public static async Task<OpenWork> OfAsync(ReplyFlowDb db, Guid personId, CancellationToken ct) => new(
        await Items(db, personId).CountAsync(ct),
        await Cases(db, personId).CountAsync(ct),
        await OrphanedRole.OfAsync(db, personId, ct));

    internal static IQueryable<WorkItem> Items(ReplyFlowDb db, Guid personId) =>
        db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && w.AssigneeId == personId);

    internal static IQueryable<Case> Cases(ReplyFlowDb db, Guid personId) =>
        db.Cases.Where(c => c.DrafterId == personId && c.ClosedAt == null);

    internal static async Task<int> CountAssignedAsync(ReplyFlowDb db, Guid personId, CancellationToken ct) =>
        await Items(db, personId).CountAsync(ct) + await Cases(db, personId).CountAsync(ct);
}
