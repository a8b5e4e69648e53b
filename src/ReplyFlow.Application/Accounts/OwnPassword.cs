using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Accounts;

/// <summary>The password of somebody who is signed in, typed once more: wrong ones count like those of a sign-in, for this session alone.</summary>
public sealed class OwnPassword(UnitRunner units, ReplyFlowDb db, Passwords passwords, SignInThrottle throttle)
{
    /// <param name="actor">Who.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="session">The session it was typed in.</param>
    /// <param name="field">The field that is to say it.</param>
    /// <param name="wrong">What to say of a wrong one.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <exception cref="InvalidInputException">It is wrong, or there were too many wrong ones.</exception>
    public async Task CheckAsync(Actor actor, string password, string session, string field, string wrong, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().Where(u => u.Id == actor.UserId).Select(u => new { u.UserName, u.PasswordHash }).FirstAsync(ct);
        var counted = await throttle.BeginAsync(user.UserName!, actor.UserId, session, "", ct);
        if (!counted.IsAllowed)
            throw new InvalidInputException(field, $"密码输错的次数太多，请在 {counted.Until.ToOffset(BeijingTime.Offset):HH:mm} 以后再试。");
        if (!passwords.Verify(user.PasswordHash, password))
            throw new InvalidInputException(field, wrong);
        await units.RunAsync(null, unit => SignInThrottle.ForgetAsync(unit, counted, ct), ct);
    }
}
