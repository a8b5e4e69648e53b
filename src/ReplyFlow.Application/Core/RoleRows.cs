using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Core;

/// <summary>Keeps the table of roles in step with <see cref="Roles.All"/>.</summary>
public static class RoleRows
{
    /// <summary>Adds the roles that are missing.</summary>
    public static async Task EnsureAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var there = await db.Roles.Select(r => r.Name!).ToListAsync(ct);
        foreach (var name in Roles.All.Except(there))
            db.Roles.Add(new IdentityRole<Guid>(name) { Id = Guid.CreateVersion7(), NormalizedName = name.ToUpperInvariant() });
        await db.SaveChangesAsync(ct);
    }
}
