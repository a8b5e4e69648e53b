using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Substitutions;

/// <summary>A substitution in a list.</summary>
/// <param name="Id">The entry.</param>
/// <param name="PrincipalId">Who is away.</param>
/// <param name="Principal">Their name.</param>
/// <param name="SubstituteId">Who stands in.</param>
/// <param name="Substitute">Their name.</param>
/// <param name="Bureau">Short name of the bureau of the person away.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Steps">Step keys covered; empty for all.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="EndedAt">When it was ended before its last day; null where it was not.</param>
/// <param name="EndedBy">Who ended it.</param>
public sealed record SubstitutionRow(
    Guid Id, Guid PrincipalId, string Principal, Guid SubstituteId, string Substitute, string Bureau, DateOnly From, DateOnly To,
    IReadOnlyList<string> Steps, string Reason, string EnteredBy, DateTimeOffset? EndedAt, string EndedBy)
{
    /// <summary>Whether it is in force or still to come.</summary>
    public bool IsOpen(DateOnly today) => EndedAt is null && To >= today;

    /// <summary>Whether it is in force.</summary>
    public bool IsRunning(DateOnly today) => IsOpen(today) && From <= today;
}

/// <summary>Reads substitutions.</summary>
public sealed class SubstitutionQueries(ReplyFlowDb db)
{
    /// <summary>Most rows that a page shows; a file has all of them.</summary>
    public const int MostShown = 200;

    /// <summary>Who stands in for the actor today, and cannot sign what the actor signs.</summary>
    public async Task<IReadOnlySet<Guid>> WithoutSignatureAsync(Actor actor, IReadOnlyCollection<SubstitutionRow> substitutes, CancellationToken ct)
    {
        var people = substitutes.Select(s => s.SubstituteId).ToList();
        if (people.Count == 0 || !actor.Is(Roles.Signatory))
            return new HashSet<Guid>();
        var roles = await (
            from ur in db.UserRoles
            join r in db.Roles on ur.RoleId equals r.Id
            where people.Contains(ur.UserId)
            select new { ur.UserId, r.Name }).ToListAsync(ct);
        return people.Where(p => SubstitutionRules.LeavesSigning(actor.Roles, roles.Where(r => r.UserId == p).Select(r => r.Name!))).ToHashSet();
    }

    /// <summary>Those a person takes part in on either side, the running and coming ones first.</summary>
    public Task<IReadOnlyList<SubstitutionRow>> OfPersonAsync(Guid personId, DateOnly today, int most, CancellationToken ct) =>
        ListAsync(today, null, personId, most, ct);

    /// <summary>Those the actor arranges: of their bureau, for the administrator of all.</summary>
    public Task<IReadOnlyList<SubstitutionRow>> ArrangedByAsync(Actor actor, DateOnly today, int most, CancellationToken ct) =>
        ListAsync(today, actor.Is(Roles.Administrator) ? null : actor.BureauId, null, most, ct);

    private async Task<IReadOnlyList<SubstitutionRow>> ListAsync(DateOnly today, Guid? bureauId, Guid? personId, int most,
        CancellationToken ct) => await (
        from s in db.Substitutions.AsNoTracking()
        join p in db.Users on s.PrincipalId equals p.Id
        join v in db.Users on s.SubstituteId equals v.Id
        where (bureauId == null || p.BureauId == bureauId) && (personId == null || s.PrincipalId == personId || s.SubstituteId == personId)
        orderby s.EndedAt == null && s.To >= today descending, s.From descending, s.Id descending
        select new SubstitutionRow(
            s.Id, s.PrincipalId, p.DisplayName, s.SubstituteId, v.DisplayName, p.Bureau!.ShortName, s.From, s.To, s.Steps, s.Reason,
            s.EnteredBy, s.EndedAt, s.EndedBy))
        .Take(most).ToListAsync(ct);
}
