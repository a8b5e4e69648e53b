using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Core;

/// <summary>Loads a case with all that deciding about it needs.</summary>
internal static class CaseLoading
{
    /// <summary>The case with its lead bureau, suggestion, session, deputies and assignments, tracked.</summary>
    public static async Task<Case> LoadCaseAsync(this ReplyFlowDb db, Guid caseId, CancellationToken ct)
    {
        var c = await db.Cases.Include(x => x.LeadBureau).Include(x => x.Suggestion!.Session).FirstAsync(x => x.Id == caseId, ct);
        await db.LoadPartsAsync(c, ct);
        return c;
    }

    /// <summary>The assignments and deputies of a case that was read without them.</summary>
    public static async Task LoadPartsAsync(this ReplyFlowDb db, Case c, CancellationToken ct)
    {
        await db.Assignments.Where(a => a.CaseId == c.Id).LoadAsync(ct);
        await db.Set<SuggestionDeputy>().Where(d => d.SuggestionId == c.SuggestionId).Include(d => d.Deputy).LoadAsync(ct);
    }
}
