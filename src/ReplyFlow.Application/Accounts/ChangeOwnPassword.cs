using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Accounts;

/// <summary>修改密码: a person sets their own password; every other session of theirs ends.</summary>
public sealed class ChangeOwnPassword(UnitRunner units, Passwords passwords)
{
    /// <summary>Sets the password.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="current">The password so far.</param>
    /// <param name="next">The new one.</param>
    /// <param name="repeat">The new one, typed again.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <returns>The account with its new stamp, to renew this session with.</returns>
    public Task<AppUser> RunAsync(Actor actor, string current, string next, string repeat, CancellationToken ct) =>
        units.RunAsync(actor, async unit =>
        {
            var user = await unit.Db.PersonAsync(actor.UserId, ct);
            await CheckAsync(user, current, next, repeat);
            user.PasswordHash = passwords.Hash(next);
            user.MustChangePassword = false;
            user.AccessFailedCount = 0;
            user.NewStamp();
            unit.Record(new PasswordChanged(user.Id), null, $"{user.DisplayName}修改了自己的密码");
            return user;
        }, ct);

    private async Task CheckAsync(AppUser user, string current, string next, string repeat)
    {
        var check = new InputCheck();
        if (!passwords.Verify(user.PasswordHash, current))
            check.Fail("Current", "当前密码不正确。");
        check.Fail(await passwords.CheckAsync("Next", next, user.UserName!));
        if (check.IsGood("Next") && next == current)
            check.Fail("Next", "新密码要和当前密码不同。");
        if (next != repeat)
            check.Fail("Repeat", "两次输入的新密码不一样，请重新输入。");
        check.ThrowIfAny();
    }
}
