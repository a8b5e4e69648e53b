using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Signing in and out.</summary>
public sealed class SignInFlow(
    UserManager<AppUser> users, Passwords passwords, SignInThrottle throttle, SignInRecorder recorder, EndSignIn end, KnownDevice device,
    IHttpContextAccessor accessor, TimeProvider time)
{
    /// <summary>No name is longer; what is typed beyond that is not looked for.</summary>
    private const int LongestName = 64;

    private HttpContext Http => accessor.HttpContext!;

    private string Address => Http.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>The number of the sign-in that made this request, as text; empty for none.</summary>
    public string Session => Http.User.FindFirstValue(ActorValidation.SessionClaim) ?? "";

    /// <summary>
    /// Checks a name and password and signs in. A name that nobody has takes the same way as one that somebody has: the same statements,
    /// the same hashing, the same words.
    /// </summary>
    public async Task<SignInAnswer> SignInAsync(string userName, string password, CancellationToken ct)
    {
        var name = userName.Beginning(LongestName);
        var user = await users.FindByNameAsync(name);
        var counted = await throttle.BeginAsync(name, user?.Id, user is null ? null : device.Of(user.Id), Address, ct);
        if (!counted.IsAllowed)
            return new SignInAnswer(SignInOutcome.Held, counted.Until);
        if (!passwords.Verify(user?.PasswordHash, password) || user is null)
            return new SignInAnswer(SignInOutcome.Refused, counted.Until);
        if (!user.IsActive)
            return new SignInAnswer(SignInOutcome.Deactivated, counted.Until);
        await EndAsync();
        await IssueCookieAsync(user, Guid.NewGuid());
        await recorder.SignedInAsync(user.Id, Address, counted, ct);
        device.Remember(user.Id);
        return new SignInAnswer(SignInOutcome.SignedIn, counted.Until, user.Id);
    }

    /// <summary>Writes the cookie for an account as it now stands, for the sign-in that goes on.</summary>
    public Task RenewCookieAsync(AppUser user) => IssueCookieAsync(user, Guid.TryParse(Session, out var session) ? session : Guid.NewGuid());

    /// <summary>Ends this sign-in, here and on the server.</summary>
    public async Task SignOutAsync()
    {
        await EndAsync();
        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private Task IssueCookieAsync(AppUser user, Guid session)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new Claim(ClaimTypes.Name, user.UserName!),
                new Claim(ActorValidation.StampClaim, user.SecurityStamp!),
                new Claim(ActorValidation.SessionClaim, session.ToString("N")),
                new Claim(ReAuthentication.Claim, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ],
            IdentityConstants.ApplicationScheme);
        return Http.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity));
    }

    private async Task EndAsync()
    {
        if (Guid.TryParse(Session, out var session))
            await end.RunAsync(session, CancellationToken.None);
    }
}
