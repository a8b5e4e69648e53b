using System.Globalization;
using Microsoft.AspNetCore.Identity;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>签发前再次验证: a signature needs the password when it was typed too long ago, for a phone left on a desk.</summary>
public sealed class ReAuthentication(UserManager<AppUser> users, OwnPassword own, SignInFlow flow, WebSettings settings, TimeProvider time,
    IHttpContextAccessor accessor)
{
    /// <summary>Claim with the time the password was typed, Unix seconds.</summary>
    public const string Claim = "replyflow.at";

    /// <summary>Whether the next signature needs the password.</summary>
    public bool IsNeeded =>
        !long.TryParse(accessor.HttpContext?.User.FindFirst(Claim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        || time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(at) >= TimeSpan.FromMinutes(settings.SignAgainMinutes);

    /// <summary>Checks the password typed again and remembers the time; counts failures like a sign-in.</summary>
    /// <exception cref="InvalidInputException">It is missing or wrong, or there were too many wrong ones.</exception>
    public async Task CheckAsync(Actor actor, string password)
    {
        const string field = "Password";
        if (password.Length == 0)
            throw new InvalidInputException(field, "为保证是您本人签发，请再输入一次登录密码。");
        await own.CheckAsync(actor, password, flow.Session, field, "密码不对，请重新输入。复函尚未签发。", CancellationToken.None);
        await flow.RenewCookieAsync(await users.FindByIdAsync(actor.UserId.ToString()) ?? throw new NotFoundException());
    }
}
