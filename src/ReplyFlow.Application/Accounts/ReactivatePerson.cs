using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>恢复: opens a deactivated account again, with a new password for one use.</summary>
public sealed class ReactivatePerson(UnitRunner units, Passwords passwords)
{
    /// <summary>Opens the account again.</summary>
    public async Task<NewPassword> RunAsync(Actor actor, Guid personId, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var password = Passwords.Invent();
        var hash = passwords.Hash(password);
        return await units.RunAsync(actor, async unit =>
        {
            var user = await unit.Db.PersonAsync(personId, ct);
            if (user.IsActive)
                throw new InvalidInputException("", $"{user.DisplayName}的账号正在使用，无需恢复。");
            user.IsActive = true;
            await ResetPassword.ApplyAsync(unit, user, hash, ct);
            await unit.TellLiaisonAsync(user, await unit.Db.RolesOfAsync(personId, ct), "的账号已恢复，密码已重置", ct);
            unit.Record(new PersonReactivated(user.Id), null, $"恢复账号：{user.DisplayName}（{user.UserName}）");
            return new NewPassword(user.Id, user.UserName!, user.DisplayName, password);
        }, ct);
    }
}
