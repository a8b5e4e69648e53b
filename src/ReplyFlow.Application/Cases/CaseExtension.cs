using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Cases;

/// <summary>A request for more time.</summary>
/// <param name="Until">The day asked for.</param>
/// <param name="Reason">Why, as far as the reader may know.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RequestedAt">When.</param>
/// <param name="Approved">The decision; null while open.</param>
public sealed record CaseExtension(DateOnly Until, string Reason, string RequestedBy, DateTimeOffset RequestedAt, bool? Approved)
{
    /// <summary>The latest request of a case; null when there is none. The caller has checked that the actor may see the case.</summary>
    public static async Task<CaseExtension?> LatestAsync(ReplyFlowDb db, Actor actor, Guid caseId, CancellationToken ct)
    {
        var request = await db.Extensions.AsNoTracking().Where(e => e.CaseId == caseId).OrderByDescending(e => e.RequestedAt)
            .Select(e => new CaseExtension(e.Until, e.Reason, e.RequestedBy, e.RequestedAt, e.Approved)).FirstOrDefaultAsync(ct);
        return request is null ? null : request with { Reason = (await NameMask.ForAsync(db, actor, caseId, ct)).Apply(request.Reason) };
    }
}
