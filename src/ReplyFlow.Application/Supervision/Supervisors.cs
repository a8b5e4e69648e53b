using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Supervision;

/// <summary>督办领导 by account: only somebody who sees the case may be told of it.</summary>
public static class Supervisors
{
    private static readonly string[] Everywhere = [Roles.Liaison, Roles.Dispatcher];
    private static readonly string[] InTheBureau = [Roles.BureauLeader, Roles.Signatory];

    /// <summary>Active accounts that may supervise a case of a bureau: its leaders, and whoever sees the cases of every bureau.</summary>
    public static IQueryable<AppUser> SupervisorsOf(this ReplyFlowDb db, Guid? leadBureauId) =>
        db.Users.Where(u => u.IsActive && db.UserRoles.Any(x => x.UserId == u.Id && db.Roles.Any(r => r.Id == x.RoleId
            && (Everywhere.Contains(r.Name) || (u.BureauId == leadBureauId && InTheBureau.Contains(r.Name))))));
}
