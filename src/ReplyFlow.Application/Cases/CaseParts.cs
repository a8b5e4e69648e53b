using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;

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
    public static async Task<IReadOnlyList<CasePart>> ListAsync(ReplyFlowDb db, Actor actor, CaseHead head, CancellationToken ct) =>
        (await WithCopiesAsync(db, actor, head, ct)).Parts;

    /// <summary>The present parts, and who receives a copy of the case's letter, in one query.</summary>
    public static async Task<(IReadOnlyList<CasePart> Parts, IReadOnlyList<Bureau> Copies)> WithCopiesAsync(
        ReplyFlowDb db, Actor actor, CaseHead head, CancellationToken ct)
    {
        var rows = await (
            from b in db.Bureaus.AsNoTracking()
            join a in db.Assignments.AsNoTracking().Where(a => a.CaseId == head.Id && a.EndedAt == null) on b.Id equals a.BureauId into taking
            from a in taking.DefaultIfEmpty()
            where a != null || (b.IsActive && b.Kind != BureauKind.Handling)
            select new { Bureau = b, Part = a }).ToListAsync(ct);
        // Roles are stored by name; their order is the enumeration's.
        List<CasePart> parts = [.. rows.Where(r => r.Part is not null).OrderBy(r => r.Part!.Role).ThenBy(r => r.Part!.Id).Select(r => Part(r.Bureau, r.Part!))];
        var copies = rows.Where(r => (r.Bureau.IsActive && r.Bureau.Kind != BureauKind.Handling) || r.Part is { Role: AssignmentRole.CoHandling })
            .Select(r => r.Bureau).DistinctBy(b => b.Id);
        if (!head.MayKnowDeputy && parts.Any(p => p.Opinion is not null))
        {
            var mask = await NameMask.ForAsync(db, actor, head.Id, ct);
            parts = [.. parts.Select(p => p with { Opinion = p.Opinion is { } opinion ? mask.Apply(opinion) : null })];
        }
        return (parts, LetterComposer.CopiesAmong(copies));
    }

    private static CasePart Part(Bureau bureau, Assignment a) =>
        new(bureau.ShortName, a.Role, a.AssignedOn, a.Due.On, a.Due.Derivation, a.Due.Provisional, a.Opinion, a.OpinionAt, a.OpinionBy);
}
