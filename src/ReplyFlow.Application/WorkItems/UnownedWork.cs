using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems;

/// <summary>Open work items that nobody can decide: their role is held by no active person there, or the person they name is deactivated.</summary>
/// <param name="Bureau">The bureau's short name.</param>
/// <param name="Division">The division; null where the role of any division would do.</param>
/// <param name="Owner">The role, or the deactivated person.</param>
/// <param name="Items">How many.</param>
public sealed record UnownedWork(string Bureau, string? Division, string Owner, int Items)
{
    /// <summary>All of them, by bureau, division and role.</summary>
    public static async Task<IReadOnlyList<UnownedWork>> ListAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var rows = await db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Open && !db.Users.Any(u => u.IsActive && (w.AssigneeId != null
                ? u.Id == w.AssigneeId
                : u.BureauId == w.BureauId && (w.DivisionId == null || u.DivisionId == w.DivisionId)
                    && db.UserRoles.Any(ur => ur.UserId == u.Id && db.Roles.Any(r => r.Id == ur.RoleId && r.Name == w.Role)))))
            .Select(w => new
            {
                Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
                Division = db.Divisions.Where(d => d.Id == w.DivisionId).Select(d => d.Name).FirstOrDefault(),
                w.Role,
                Person = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. rows.GroupBy(r => (r.Bureau, r.Division, Owner: r.Person ?? Roles.Label(r.Role)))
            .OrderBy(g => g.Key.Bureau, StringComparer.Ordinal).ThenBy(g => g.Key.Division, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Owner, StringComparer.Ordinal)
            .Select(g => new UnownedWork(g.Key.Bureau, g.Key.Division, g.Key.Owner, g.Count()))];
    }
}
