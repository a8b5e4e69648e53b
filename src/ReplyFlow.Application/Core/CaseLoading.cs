using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Core;

/// <summary>Loads a case with all that deciding about it needs.</summary>
internal static class CaseLoading
{
    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<Assignment>>> Assignments =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid caseId) => db.Assignments.Where(a => a.CaseId == caseId)));

    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<SuggestionDeputy>>> Deputies =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid suggestionId) =>
            db.Set<SuggestionDeputy>().Where(d => d.SuggestionId == suggestionId).Include(d => d.Deputy)));

    /// <summary>The case with its lead bureau, suggestion, session, deputies and assignments, tracked.</summary>
    public static async Task<Case> LoadCaseAsync(this ReplyFlowDb db, Guid caseId, CancellationToken ct)
    {
        var c = await db.Cases.Include(x => x.LeadBureau).Include(x => x.Suggestion!.Session).FirstAsync(x => x.Id == caseId, ct);
        LogSubject.About(c);
        await db.LoadPartsAsync(c, ct);
        return c;
    }

    /// <summary>The assignments and deputies of a case that was read without them.</summary>
    public static async Task LoadPartsAsync(this ReplyFlowDb db, Case c, CancellationToken ct)
    {
        _ = await Assignments.Of(db)(db, c.Id).ToListAsync(ct);
        _ = await Deputies.Of(db)(db, c.SuggestionId).ToListAsync(ct);
    }
}
