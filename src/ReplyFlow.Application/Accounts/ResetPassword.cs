using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>重置密码: gives a person a new password for one use, unlocks the account and ends their sessions.</summary>
public sealed class ResetPassword(UnitRunner units, Passwords passwords)
{
    /// <summary>Gives the password that is to be handed over.</summary>
    /// <param name="actor">An administrator.</param>
    /// <param name="personId">Whose password.</param>
    /// <param name="replaced">The person's password replaced last, as the page showed it; null when none ever was. Only then is another one given.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="InvalidInputException">The password was changed since: a second click, or somebody else's.</exception>
    public async Task<NewPassword> RunAsync(Actor actor, Guid personId, Guid? replaced, CancellationToken ct)
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
            if (await unit.Db.ReplacedPasswordAsync(personId, ct) is { } last && last.Id != replaced)
                throw new InvalidInputException("", $"{user.DisplayName}的密码已于{last.ReplacedAt.ToOffset(BeijingTime.Offset):M月d日 HH:mm}换过，这一次没有再重置"
                    + "（同一按钮点了几次，或者别人、本人已经改过）。没有看到新密码的，请再点一次“重置密码”。");
            await ApplyAsync(unit, user, hash, ct);
            await unit.TellLiaisonAsync(user, await unit.Db.RolesOfAsync(personId, ct), "的密码已重置", ct);
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
