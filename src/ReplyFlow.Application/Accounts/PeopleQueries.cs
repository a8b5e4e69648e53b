using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>Reads accounts for the settings.</summary>
public static class PeopleQueries
{
    /// <summary>Accounts that match, by bureau and name, those in use first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="text">Part of a name or user name; empty for all.</param>
    /// <param name="bureauId">Only this bureau; null for all.</param>
    /// <param name="withInactive">Whether deactivated accounts are listed too.</param>
    public static IQueryable<PersonRow> People(this ReplyFlowDb db, string text, Guid? bureauId, bool withInactive)
    {
        var users = db.Users.AsNoTracking();
        if (!withInactive)
            users = users.Where(u => u.IsActive);
        if (bureauId is not null)
            users = users.Where(u => u.BureauId == bureauId);
        if (text.Trim() is { Length: > 0 } part)
        {
            var upper = part.ToUpperInvariant();
            users = users.Where(u => u.DisplayName.Contains(part) || u.NormalizedUserName!.Contains(upper));
        }
        return users
            .OrderByDescending(u => u.IsActive).ThenBy(u => u.Bureau!.ShortName).ThenBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Select(u => new PersonRow(
                u.Id, u.UserName!, u.DisplayName, u.Bureau!.ShortName, u.Division!.Name,
                (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id where ur.UserId == u.Id select r.Name!).ToList(),
                u.IsActive, u.MustChangePassword, u.LockoutEnd));
    }

    /// <summary>What the form about a person starts with.</summary>
    /// <exception cref="NotFoundException">There is no such account.</exception>
    public static async Task<(PersonInput Input, bool IsActive)> PersonFormAsync(this ReplyFlowDb db, Guid id, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, ct)
            ?? throw new NotFoundException("没有这个账号，可能链接有误。");
        var roles = await db.RolesOfAsync(id, ct);
        var input = new PersonInput(
            user.UserName!, user.DisplayName, user.BureauId, user.DivisionId, roles, user.Email ?? "", user.PhoneNumber ?? "");
        return (input, user.IsActive);
    }

    /// <summary>Who may take over from a person: active people of the same bureau.</summary>
    public static async Task<IReadOnlyList<PersonRow>> TakersAsync(this ReplyFlowDb db, Guid fromId, CancellationToken ct)
    {
        var bureau = await db.Users.Where(u => u.Id == fromId).Select(u => u.BureauId).FirstOrDefaultAsync(ct);
        var people = await db.People("", bureau, withInactive: false).ToListAsync(ct);
        return [.. people.Where(p => p.Id != fromId && p.Roles.Any(r => r != Roles.Administrator))];
    }
}
