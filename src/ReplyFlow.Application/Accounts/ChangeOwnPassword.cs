using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Accounts;

/// <summary>修改密码: a person sets their own password; every other session of theirs ends.</summary>
public sealed class ChangeOwnPassword(UnitRunner units, ReplyFlowDb db, Passwords passwords, OwnPassword own)
{
    /// <summary>Sets the password.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="current">The password so far.</param>
    /// <param name="next">The new one.</param>
    /// <param name="repeat">The new one, typed again.</param>
    /// <param name="session">The session in which it is done: wrong passwords count for it.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <returns>The account with its new stamp, to renew this session with.</returns>
    public async Task<AppUser> RunAsync(Actor actor, string current, string next, string repeat, string session, CancellationToken ct)
    {
        await own.CheckAsync(actor, current, session, "Current", "当前密码不正确。", ct);
        var before = await db.Users.AsNoTracking().FirstAsync(u => u.Id == actor.UserId, ct);
        await CheckAsync(before, next, repeat, ct);
        var hash = passwords.Hash(next);
        return await units.RunAsync(actor, async unit =>
        {
            var user = await unit.Db.PersonAsync(actor.UserId, ct);
            if (user.PasswordHash != before.PasswordHash)
                throw new InvalidInputException("Current", "密码刚刚已被修改，请用新密码重新登录。");
            await unit.SetPasswordAsync(user, hash, mustChange: false, ct);
            unit.Record(new PasswordChanged(user.Id), null, $"{user.DisplayName}修改了自己的密码");
            return user;
        }, ct);
    }

    private async Task CheckAsync(AppUser user, string next, string repeat, CancellationToken ct)
    {
        var check = new InputCheck();
        check.Fail(await passwords.CheckAsync("Next", next, user.UserName!, user.DisplayName, user.Email ?? "", user.PhoneNumber ?? ""));
        if (check.IsGood("Next") && passwords.Verify(user.PasswordHash, next))
            check.Fail("Next", "新密码要和当前密码不同。");
        if (check.IsGood("Next") && (await db.FormerPasswordsAsync(user.Id, ct)).Exists(h => passwords.Verify(h, next)))
            check.Fail("Next", $"最近用过的 {FormerPasswords.Remembered} 个密码不能再用，请换一个。");
        if (next != repeat)
            check.Fail("Repeat", "两次输入的新密码不一样，请重新输入。");
        check.ThrowIfAny();
    }
}
