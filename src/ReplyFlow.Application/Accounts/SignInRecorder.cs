using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Accounts;

/// <summary>Writes sign-ins and lockouts into the audit trail.</summary>
public sealed class SignInRecorder(UnitRunner units)
{
    /// <summary>Somebody signed in.</summary>
    public Task SignedInAsync(Guid personId, string address, CancellationToken ct) => units.RunAsync(null, async unit =>
    {
        var user = await unit.Db.Users.AsNoTracking().FirstAsync(u => u.Id == personId, ct);
        unit.Record(new SignedIn(user.Id, address), null, $"{user.DisplayName}（{user.UserName}）登录");
    }, ct);

    /// <summary>An account was locked by wrong passwords.</summary>
    public Task LockedAsync(Guid personId, string address, CancellationToken ct) => units.RunAsync(null, async unit =>
    {
        var user = await unit.Db.Users.AsNoTracking().FirstAsync(u => u.Id == personId, ct);
        unit.Record(new PersonLocked(user.Id, address), null,
            $"{user.DisplayName}（{user.UserName}）连续输错密码，账号锁定 {AccountRules.LockoutTime.TotalMinutes:0} 分钟");
    }, ct);
}
