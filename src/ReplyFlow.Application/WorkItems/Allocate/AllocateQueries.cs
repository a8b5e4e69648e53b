using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.Allocate;

/// <summary>Reads whom a bureau's cases may be given to.</summary>
public sealed class AllocateQueries(ReplyFlowDb db)
{
    /// <summary>Division and drafter that a case was given to last, as <see cref="DrafterChoice.Value"/>; empty for nobody.</summary>
    public async Task<string> FormerAsync(Guid caseId, CancellationToken ct)
    {
        var kind = AuditFact.KindOf<CaseAllocated>();
        var data = await db.Audit.AsNoTracking().Where(a => a.CaseId == caseId && a.Kind == kind).OrderByDescending(a => a.Seq)
            .Select(a => a.Data).FirstOrDefaultAsync(ct);
        return data is null ? "" : AuditFact.Read<CaseAllocated>(data) is var former ? $"{former.Division}/{former.Drafter}" : "";
    }

    /// <summary>A drafter without a division may draft for any.</summary>
    public async Task<AllocateChoices> ReadAsync(Guid bureauId, CancellationToken ct)
    {
        var divisions = await db.Divisions.AsNoTracking().Where(d => d.BureauId == bureauId).OrderBy(d => d.Name).ToListAsync(ct);
        var drafters = await db.HoldersOf(Roles.Drafter).Where(u => u.BureauId == bureauId).OrderBy(u => u.DisplayName).Select(u => new
        {
            u.Id,
            u.DisplayName,
            u.DivisionId,
            Open = db.WorkItems.Count(w => w.AssigneeId == u.Id && w.Status == WorkItemStatus.Open),
        }).ToListAsync(ct);
        return new([.. divisions
            .Select(d => (d.Name, (IReadOnlyList<DrafterChoice>)[.. drafters.Where(u => u.DivisionId is null || u.DivisionId == d.Id)
                .Select(u => new DrafterChoice($"{d.Id}/{u.Id}", u.DisplayName, u.Open))]))
            .Where(g => g.Item2.Count > 0)]);
    }
}
