using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Reads the actor behind a sign-in from the database, at every request: a deactivated account, a changed role,
/// a sign-out and a sign-out everywhere act at once.
/// </summary>
public static class ActorValidation
{
    /// <summary>Claim that carries the security stamp the sign-in was made with.</summary>
    public const string StampClaim = "replyflow.stamp";

    /// <summary>Claim that carries the sign-in's own number, by which it is ended.</summary>
    public const string SessionClaim = "replyflow.session";

    /// <summary>Fills <see cref="CurrentActor"/>, or ends the sign-in.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var actor = await FindAsync(context.Principal, http);
        http.RequestServices.GetRequiredService<CurrentActor>().Actor = actor;
        if (actor is not null)
            return;
        context.RejectPrincipal();
        await http.SignOutAsync(context.Scheme.Name);
    }

    private static async Task<Actor?> FindAsync(ClaimsPrincipal? principal, HttpContext http)
    {
        if (!Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || principal!.FindFirstValue(StampClaim) is not { Length: > 0 } stamp)
            return null;
        if (!Guid.TryParse(principal.FindFirstValue(SessionClaim), out var session))
            return null;
        var actors = http.RequestServices.GetRequiredService<ActorQueries>();
        return await actors.SignedInAsync(id, stamp, session, http.RequestServices.GetRequiredService<TimeProvider>().Today(), http.RequestAborted);
    }
}
