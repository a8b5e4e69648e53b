using System.Globalization;
using Microsoft.AspNetCore.Identity;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>签发前再次验证: a signature needs the password when it was typed too long ago, for a phone left on a desk.</summary>
public sealed class ReAuthentication(UserManager<AppUser> users, Passwords passwords, SignInFlow flow, WebSettings settings, TimeProvider time,
    IHttpContextAccessor accessor)
{
    /// <summary>Claim with the time the password was typed, Unix seconds.</summary>
    public const string Claim = "replyflow.at";

    /// <summary>Whether the next signature needs the password.</summary>
    public bool IsNeeded =>
        !long.TryParse(accessor.HttpContext?.User.FindFirst(Claim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        || time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(at) >= TimeSpan.FromMinutes(settings.SignAgainMinutes);

    /// <summary>Checks the password typed again and remembers the time; counts failures like a sign-in.</summary>
    /// <exception cref="InvalidInputException">It is missing or wrong, or the account is locked.</exception>
    public async Task CheckAsync(Actor actor, string password)
    {
        if (password.Length == 0)
            throw new InvalidInputException("Password", "为保证是您本人签发，请再输入一次登录密码。");
        var user = await users.FindByIdAsync(actor.UserId.ToString()) ?? throw new NotFoundException();
        if (await users.IsLockedOutAsync(user))
            throw Locked();
        if (!passwords.Verify(user.PasswordHash, password))
        {
            await users.AccessFailedAsync(user);
            throw await users.IsLockedOutAsync(user) ? Locked() : new InvalidInputException("Password", "密码不对，请重新输入。复函尚未签发。");
        }
        await users.ResetAccessFailedCountAsync(user);
        await flow.IssueCookieAsync(user);
    }

    private static InvalidInputException Locked() =>
        new("Password", $"密码连续输错，账号已锁定 {AccountRules.LockoutTime.TotalMinutes:0} 分钟。复函尚未签发，请稍后再试。");
}
