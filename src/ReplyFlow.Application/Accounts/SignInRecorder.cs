using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Accounts;

/// <summary>Writes a sign-in into the audit trail and takes its try back.</summary>
public sealed class SignInRecorder(UnitRunner units)
{
    /// <summary>Somebody signed in.</summary>
    public Task SignedInAsync(Guid personId, string address, SignInTry right, CancellationToken ct) => units.RunAsync(null, async unit =>
    {
        var user = await unit.Db.Users.AsNoTracking().FirstAsync(u => u.Id == personId, ct);
        await SignInThrottle.ForgetAsync(unit, right, ct);
        unit.Record(new SignedIn(user.Id, address), null, $"{user.DisplayName}（{user.UserName}）登录");
    }, ct);
}
