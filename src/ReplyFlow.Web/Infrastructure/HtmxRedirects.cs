using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Sends whole pages, not the fragments of them that htmx asks for, to sign-in and to the refusal page.</summary>
public static class HtmxRedirects
{
    /// <summary>Whether htmx asks.</summary>
    public static bool IsHtmx(this HttpRequest request) => request.Headers.ContainsKey("HX-Request");

    /// <summary>To sign-in.</summary>
    public static Task ToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.IsHtmx())
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = Links.Login;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }
        return Task.CompletedTask;
    }

    /// <summary>A plain 403; the error page is put in its place further out.</summary>
    public static Task Denied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
