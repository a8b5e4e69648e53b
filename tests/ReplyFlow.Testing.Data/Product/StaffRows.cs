using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Testing.Data.Product;

/// <summary>Invented accounts, written past the product: many at once, or with a password that is quick to check.</summary>
public sealed class StaffRows
{
    private readonly ReplyFlowDb _db;
    private readonly Dictionary<string, Guid> _roles;

    private StaffRows(ReplyFlowDb db, Dictionary<string, Guid> roles) => (_db, _roles) = (db, roles);

    /// <summary>Begins in a database, with or without the roles.</summary>
    public static async Task<StaffRows> InAsync(ReplyFlowDb db)
    {
        await RoleRows.EnsureAsync(db, default);
        return new StaffRows(db, await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id));
    }

    /// <summary>Adds an account; the caller saves.</summary>
    public AppUser Add(string userName, string name, Guid bureauId, Guid? divisionId, string? passwordHash, params IEnumerable<string> roles)
    {
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(),
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = name,
            BureauId = bureauId,
            DivisionId = divisionId,
            PasswordHash = passwordHash,
            SecurityStamp = "STAMP",
            LockoutEnabled = true,
        };
        _db.Users.Add(user);
        _db.UserRoles.AddRange(roles.Select(r => new IdentityUserRole<Guid> { UserId = user.Id, RoleId = _roles[r] }));
        return user;
    }
}
