using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Application.Cases;

/// <summary>A bureau's part in a case.</summary>
/// <param name="Bureau">Short name.</param>
/// <param name="Role">主办, 会办 or 参阅.</param>
/// <param name="AssignedOn">Since when.</param>
/// <param name="DueOn">By when its reply or opinion is due.</param>
/// <param name="DueDerivation">为何是这天; empty without a date.</param>
/// <param name="DueProvisional">Whether that date is provisional.</param>
/// <param name="Opinion">会办意见; null until given.</param>
/// <param name="OpinionAt">When it was given.</param>
/// <param name="OpinionBy">By whom.</param>
public sealed record CasePart(string Bureau, AssignmentRole Role, DateOnly AssignedOn, DateOnly? DueOn, string DueDerivation, bool DueProvisional,
    string? Opinion, DateTimeOffset? OpinionAt, string OpinionBy);

/// <summary>承办与会办: reads who takes part.</summary>
public static class CaseParts
{
    /// <summary>The present parts: lead first. The caller has checked that the actor may see the case.</summary>
    public static async Task<IReadOnlyList<CasePart>> ListAsync(ReplyFlowDb db, Actor actor, Guid caseId, CancellationToken ct)
    {
        var stored = await db.Assignments.AsNoTracking().Where(a => a.CaseId == caseId && a.EndedAt == null)
            .OrderBy(a => a.Id)
            .Select(a => new CasePart(a.Bureau!.ShortName, a.Role, a.AssignedOn, a.DueOn, a.DueDerivation, a.DueProvisional, a.Opinion, a.OpinionAt,
                a.OpinionBy))
            .ToListAsync(ct);
        // Roles are stored by name; their order is the enumeration's.
        List<CasePart> parts = [.. stored.OrderBy(p => p.Role)];
        if (parts.All(p => p.Opinion is null))
            return parts;
        var mask = await NameMask.ForAsync(db, actor, caseId, ct);
        return [.. parts.Select(p => p with { Opinion = p.Opinion is { } opinion ? mask.Apply(opinion) : null })];
    }
}
