using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Accounts;

/// <summary>Open work items owed by a role that nobody but one person holds.</summary>
/// <param name="Role">The role.</param>
/// <param name="Items">Open items.</param>
public sealed record OrphanedRole(string Role, int Items)
{
    internal static async Task<IReadOnlyList<OrphanedRole>> OfAsync(ReplyFlowDb db, Guid personId, CancellationToken ct)
    {
        var person = await db.Users.AsNoTracking().Where(u => u.Id == personId && u.IsActive)
            .Select(u => new { u.BureauId, u.DivisionId }).FirstOrDefaultAsync(ct);
        if (person is null)
            return [];
        var roles = await db.RolesOfAsync(personId, ct);
        var owed = await db.WorkItems
            .Where(w => w.Status == WorkItemStatus.Open && w.AssigneeId == null && w.BureauId == person.BureauId && roles.Contains(w.Role)
                && (w.DivisionId == null || w.DivisionId == person.DivisionId))
            .GroupBy(w => new { w.Role, w.DivisionId })
            .Select(g => new { g.Key.Role, g.Key.DivisionId, Count = g.Count() })
            .ToListAsync(ct);
        var others = await (
            from u in db.Users
            join ur in db.UserRoles on u.Id equals ur.UserId
            join r in db.Roles on ur.RoleId equals r.Id
            where u.IsActive && u.Id != personId && u.BureauId == person.BureauId && roles.Contains(r.Name!)
            select new { Role = r.Name!, u.DivisionId }).ToListAsync(ct);
        return owed
            .Where(o => !others.Exists(x => x.Role == o.Role && (o.DivisionId == null || x.DivisionId == o.DivisionId)))
            .GroupBy(o => o.Role)
            .Select(g => new OrphanedRole(g.Key, g.Sum(o => o.Count)))
            .ToList();
    }
}
