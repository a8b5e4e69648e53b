using ReplyFlow.Data;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Core;

/// <summary>Who holds a role.</summary>
public static class RoleHolders
{
    /// <summary>The active people who hold a role.</summary>
    public static IQueryable<AppUser> HoldersOf(this ReplyFlowDb db, string role) =>
        from u in db.Users
        join ur in db.UserRoles on u.Id equals ur.UserId
        join r in db.Roles on ur.RoleId equals r.Id
        where u.IsActive && r.Name == role
        select u;
}
