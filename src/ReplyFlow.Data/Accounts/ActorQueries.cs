using Microsoft.EntityFrameworkCore;

namespace ReplyFlow.Data.Accounts;

/// <summary>Reads actors.</summary>
public static class ActorQueries
{
    /// <summary>The actor behind an active account whose security stamp is still the given one; null otherwise.</summary>
    /// <param name="db">The database.</param>
    /// <param name="userId">The account.</param>
    /// <param name="securityStamp">The stamp the sign-in was made with; null to skip that check.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<Actor?> FindActorAsync(this ReplyFlowDb db, Guid userId, string? securityStamp, CancellationToken ct)
    {
        var row = await (
            from u in db.Users.AsNoTracking()
            where u.Id == userId && u.IsActive && (securityStamp == null || u.SecurityStamp == securityStamp)
            select new
            {
                u.Id,
                u.DisplayName,
                u.BureauId,
                BureauName = u.Bureau!.ShortName,
                u.Bureau.Kind,
                u.DivisionId,
                u.MustChangePassword,
                Roles = (from ur in db.UserRoles
                         join r in db.Roles on ur.RoleId equals r.Id
                         where ur.UserId == u.Id
                         select r.Name!).ToList(),
            }).FirstOrDefaultAsync(ct);
        return row is null
            ? null
            : new Actor(row.Id, row.DisplayName, row.BureauId, row.BureauName, row.Kind, row.DivisionId, row.Roles.ToHashSet())
            {
                MustChangePassword = row.MustChangePassword,
            };
    }
}
