using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Accounts;

/// <summary>Rows about people that several commands read inside their transaction.</summary>
internal static class PersonRows
{
    /// <summary>The account, for change.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public static async Task<AppUser> PersonAsync(this ReplyFlowDb db, Guid id, CancellationToken ct) =>
        await db.Users.FirstOrDefaultAsync(u => u.Id == id, ct) ?? throw new NotFoundException("没有这个账号，可能链接有误。");

    /// <summary>Ends every session of the account and makes older copies of the row stale.</summary>
    public static void NewStamp(this AppUser user)
    {
        user.SecurityStamp = Guid.NewGuid().ToString("N").ToUpperInvariant();
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    /// <summary>Open work items that name a person.</summary>
    public static IQueryable<WorkItem> AssignedTo(this IQueryable<WorkItem> items, Guid personId) =>
        items.Where(w => w.Status == WorkItemStatus.Open && w.AssigneeId == personId);

    /// <summary>Cases not closed that name a person as drafter.</summary>
    public static IQueryable<Case> DraftedBy(this IQueryable<Case> cases, Guid personId) =>
        cases.Where(c => c.DrafterId == personId && c.ClosedAt == null);

    /// <summary>The roles of an account.</summary>
    public static Task<List<string>> RolesOfAsync(this ReplyFlowDb db, Guid id, CancellationToken ct) =>
        (from ur in db.UserRoles
         join r in db.Roles on ur.RoleId equals r.Id
         where ur.UserId == id
         select r.Name!).ToListAsync(ct);

    /// <summary>Whether somebody else who is active holds the administrator's role.</summary>
    public static Task<bool> HasOtherAdministratorAsync(this ReplyFlowDb db, Guid id, CancellationToken ct) =>
        db.HoldersOf(Roles.Administrator).AnyAsync(u => u.Id != id, ct);
}
