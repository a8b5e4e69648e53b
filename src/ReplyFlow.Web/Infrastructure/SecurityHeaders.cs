namespace ReplyFlow.Web.Infrastructure;

/// <summary>Headers that keep foreign code and frames out of the pages.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    // Scripts and styles come from files of this site only: no inline code, no other origins, no eval. The letter's fonts are in its style sheets.
    private const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; " +
        "object-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

    // The browser's own PDF viewer is a page with inline styles; only framing matters there.
    private const string FilePolicy = "frame-ancestors 'self'";

    /// <summary>Adds the headers when the response starts, so that error pages carry them too.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var isForStrangers = PersonalToken.IsAsked(context) || context.Request.Path.StartsWithSegments(Links.Verify);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var isPdf = context.Response.ContentType?.StartsWith("application/pdf", StringComparison.OrdinalIgnoreCase) == true;
            // What hands a file out may have said more strictly what it may do.
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = isPdf ? FilePolicy : PagePolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "SAMEORIGIN";
            headers["Referrer-Policy"] = "same-origin";
            if (isForStrangers)
            {
                headers["Referrer-Policy"] = "no-referrer";
                headers["X-Robots-Tag"] = "noindex, nofollow";
                headers.CacheControl = "no-store";
            }
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
