using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Accounts;

/// <summary>The passwords a person had last, which are not taken again.</summary>
internal static class FormerPasswords
{
    /// <summary>How many, besides the one in force.</summary>
    public const int Remembered = 5;

    /// <summary>Their hashes.</summary>
    public static Task<List<string>> FormerPasswordsAsync(this ReplyFlowDb db, Guid personId, CancellationToken ct) =>
        db.FormerPasswords.AsNoTracking().Where(p => p.PersonId == personId).OrderByDescending(p => p.ReplacedAt).ThenByDescending(p => p.Id)
            .Take(Remembered).Select(p => p.Hash).ToListAsync(ct);

    /// <summary>The one that was in force before; null when there never was another.</summary>
    public static Task<FormerPassword?> ReplacedPasswordAsync(this ReplyFlowDb db, Guid personId, CancellationToken ct) =>
        db.FormerPasswords.AsNoTracking().Where(p => p.PersonId == personId).OrderByDescending(p => p.ReplacedAt).ThenByDescending(p => p.Id)
            .FirstOrDefaultAsync(ct);

    /// <summary>Sets a password in place of the one in force, which is remembered, and ends every session.</summary>
    public static async Task SetPasswordAsync(this Unit unit, AppUser user, string hash, bool mustChange, CancellationToken ct)
    {
        if (user.PasswordHash is { } former)
        {
            var old = await unit.Db.FormerPasswords.Where(p => p.PersonId == user.Id).OrderByDescending(p => p.ReplacedAt).ThenByDescending(p => p.Id)
                .Skip(Remembered - 1).ToListAsync(ct);
            unit.Db.FormerPasswords.RemoveRange(old);
            unit.Db.FormerPasswords.Add(new FormerPassword { PersonId = user.Id, Hash = former, ReplacedAt = unit.Now });
        }
        user.PasswordHash = hash;
        user.MustChangePassword = mustChange;
        user.NewStamp();
    }
}
