using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Signing in and out.</summary>
public sealed class SignInFlow(UserManager<AppUser> users, Passwords passwords, SignInRecorder recorder, IHttpContextAccessor accessor, TimeProvider time)
{
    private HttpContext Http => accessor.HttpContext!;

    private string Address => Http.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>Checks a name and password and signs in.</summary>
    /// <returns>How it ended, and who is signed in now.</returns>
    public async Task<(SignInOutcome Outcome, Guid Person)> SignInAsync(string userName, string password, CancellationToken ct)
    {
        var user = await users.FindByNameAsync(userName);
        if (user is null)
        {
            passwords.Verify(null, password);
            return (SignInOutcome.Refused, default);
        }
        if (await users.IsLockedOutAsync(user))
            return (SignInOutcome.Locked, default);
        if (!passwords.Verify(user.PasswordHash, password))
            return (await CountFailureAsync(user, ct), default);
        if (!user.IsActive)
            return (SignInOutcome.Deactivated, default);
        await users.ResetAccessFailedCountAsync(user);
        await IssueCookieAsync(user);
        await recorder.SignedInAsync(user.Id, Address, ct);
        return (SignInOutcome.SignedIn, user.Id);
    }

    /// <summary>Writes the cookie for an account as it now stands.</summary>
    public Task IssueCookieAsync(AppUser user)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new Claim(ClaimTypes.Name, user.UserName!),
                new Claim(ActorValidation.StampClaim, user.SecurityStamp!),
                new Claim(ReAuthentication.Claim, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ],
            IdentityConstants.ApplicationScheme);
        return Http.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Forgets the sign-in of this browser.</summary>
    public Task SignOutAsync() => Http.SignOutAsync(IdentityConstants.ApplicationScheme);

    private async Task<SignInOutcome> CountFailureAsync(AppUser user, CancellationToken ct)
    {
        await users.AccessFailedAsync(user);
        if (!await users.IsLockedOutAsync(user))
            return SignInOutcome.Refused;
        await recorder.LockedAsync(user.Id, Address, ct);
        return SignInOutcome.Locked;
    }
}
