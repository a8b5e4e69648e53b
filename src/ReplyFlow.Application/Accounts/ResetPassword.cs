using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>重置密码: gives a person a new password for one use, unlocks the account and ends their sessions.</summary>
public sealed class ResetPassword(UnitRunner units, Passwords passwords)
{
    public async Task<NewPassword> RunAsync(Actor actor, Guid personId, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        if (personId == actor.UserId)
            throw new InvalidInputException("", "自己的密码请在“修改密码”里改。");
        var password = Passwords.Invent();
        var hash = passwords.Hash(password);
        return await units.RunAsync(actor, async unit =>
        {
            var user = await unit.Db.PersonAsync(personId, ct);
            if (!user.IsActive)
                throw new InvalidInputException("", $"{user.DisplayName}的账号已停用，请先恢复账号。");
            await ApplyAsync(unit, user, hash, ct);
            unit.Record(new PasswordReset(user.Id), null, $"重置密码：{user.DisplayName}（{user.UserName}）");
            return new NewPassword(user.Id, user.UserName!, user.DisplayName, password);
        }, ct);
    }

    internal static async Task ApplyAsync(Unit unit, AppUser user, string hash, CancellationToken ct)
    {
        await unit.SetPasswordAsync(user, hash, mustChange: true, ct);
        await SignInThrottle.ListenToAsync(unit, user.Id, ct);
    }
}
