using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Pages.WorkItems.Assign;

/// <summary>A bureau a suggestion may be assigned to.</summary>
/// <param name="Id">The bureau.</param>
/// <param name="Name">Short name.</param>
/// <param name="Running">Cases it leads now.</param>
/// <param name="FullName">Full official name.</param>
/// <param name="Prefix">机关代字 of its letters; may be empty.</param>
public sealed record BureauChoice(Guid Id, string Name, int Running, string FullName, string Prefix);

/// <summary>What the dispatcher chooses from, and what was assigned before.</summary>
/// <param name="Bureaus">Handling bureaus in use, by name.</param>
/// <param name="Before">The bureau that objected or handled before; null the first time.</param>
public sealed record AssignChoices(IReadOnlyList<BureauChoice> Bureaus, string? Before)
{
    /// <summary>Reads them.</summary>
    public static async Task<AssignChoices> ReadAsync(ReplyFlowDb db, Guid caseId, CancellationToken ct) => new(
        await db.Bureaus.AsNoTracking().Where(b => b.IsActive && b.Kind == BureauKind.Handling).OrderBy(b => b.Name)
            .Select(b => new BureauChoice(b.Id, b.ShortName,
                db.Cases.Count(c => c.LeadBureauId == b.Id && (c.Status == CaseStatus.Assigned || c.Status == CaseStatus.Handling)),
                b.Name, b.SeriesPrefix)).ToListAsync(ct),
        await db.Cases.Where(c => c.Id == caseId).Select(c => c.LeadBureau!.ShortName).FirstOrDefaultAsync(ct));
}
