using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.WorkItems.Assign;

/// <summary>Reads the bureaus a suggestion may be assigned to.</summary>
public sealed class AssignQueries(ReplyFlowDb db)
{
    /// <summary>What the dispatcher of a case chooses from.</summary>
    public async Task<AssignChoices> ReadAsync(Guid caseId, CancellationToken ct) => new(
        await db.Bureaus.AsNoTracking().Where(b => b.IsActive && b.Kind == BureauKind.Handling).OrderBy(b => b.Name)
            .Select(b => new BureauChoice(b.Id, b.ShortName,
                db.Cases.Count(c => c.LeadBureauId == b.Id && (c.Status == CaseStatus.Assigned || c.Status == CaseStatus.Handling)),
                b.Name, b.SeriesPrefix)).ToListAsync(ct),
        await db.Cases.Where(c => c.Id == caseId).Select(c => c.LeadBureau!.ShortName).FirstOrDefaultAsync(ct));

    /// <summary>The bureaus that a case was assigned to last, whether it came back or was taken back; the words to them are the case's.</summary>
    public async Task<AssignInput> FormerAsync(Guid caseId, CancellationToken ct)
    {
        var parts = await db.Assignments.AsNoTracking().Where(a => a.CaseId == caseId && a.Bureau!.IsActive).ToListAsync(ct);
        var last = parts.Exists(a => a.EndedAt is null) ? null : parts.Max(a => a.EndedAt);
        var former = parts.Where(a => a.EndedAt == last).ToLookup(a => a.Role, a => a.BureauId);
        var instruction = await db.Cases.Where(c => c.Id == caseId).Select(c => c.Instruction).FirstAsync(ct);
        return new AssignInput(
            former[AssignmentRole.Lead].Select(id => (Guid?)id).FirstOrDefault(), [.. former[AssignmentRole.CoHandling]],
            [.. former[AssignmentRole.ForReading]], instruction);
    }
}
