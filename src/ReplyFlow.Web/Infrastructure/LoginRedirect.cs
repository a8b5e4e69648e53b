using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Where requests go that need a sign-in: whole pages to the sign-in page, with what was typed kept; a fragment that htmx asks for
/// takes its whole page there, unless something was typed in it: the page stays, and its script says what to do.
/// </summary>
public static class LoginRedirect
{
    /// <summary>Whether htmx asks.</summary>
    public static bool IsHtmx(this HttpRequest request) => request.Headers.ContainsKey("HX-Request");

    /// <summary>To sign-in.</summary>
    public static async Task ToLoginAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.IsHtmx())
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            if (HttpMethods.IsGet(request.Method))
                response.Headers["HX-Redirect"] = Links.Login;
        }
        else if (!HttpMethods.IsPost(request.Method))
        {
            // By path alone: whatever host the request named is not repeated.
            response.Redirect(Links.LoginTo(request.PathBase + request.Path + request.QueryString));
        }
        else if (request.Path.StartsWithSegments(Links.Logout) || request.Path.StartsWithSegments(Links.SignOutEverywhere))
        {
            // What was wanted is so already.
            response.Redirect(Links.LoginTo(Links.Home));
        }
        else
        {
            response.Redirect(Links.LoginTo(await context.HttpContext.RequestServices.GetRequiredService<FormKeeper>().KeepAsync(context.HttpContext)));
        }
    }

    /// <summary>A plain 403; the error page is put in its place further out.</summary>
    public static Task DeniedAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
