using Microsoft.Net.Http.Headers;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Application.Setup;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>The order in which a request passes through.</summary>
public static class Pipeline
{
    /// <summary>Builds the pipeline.</summary>
    public static WebApplication UseReplyFlow(this WebApplication app)
    {
        var web = app.Services.GetRequiredService<WebSettings>();
        if (web.BehindProxy)
            app.UseForwardedHeaders();
        // From here on, so that what is measured before anybody looks is kept.
        _ = app.Services.GetRequiredService<NodeFigures>();
        _ = app.Services.GetService<OutboxGauge>();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<LastResort>();
        app.UseExceptionHandler(Links.Error(StatusCodes.Status500InternalServerError));
        app.UseStatusCodePagesWithReExecute(Links.ErrorFormat);
        if (web.RequireHttps)
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = c => CacheFile(c.Context) });
        app.UseRouting();
        // Monitors have been answered by then.
        if (!app.Services.GetRequiredService<ReplyFlowSettings>().Pages)
            app.Run(Nothing);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<UploadLimit>();
        app.UseMiddleware<OthersForms>();
        app.UseMiddleware<FirstSteps>();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapHealth();
        return app;
    }

    /// <summary>A process that only works in the background has no page.</summary>
    private static Task Nothing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Files asked for by their content's hash never change; others are asked after each time.</summary>
    private static void CacheFile(HttpContext context) =>
        context.Response.Headers[HeaderNames.CacheControl] =
            context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
}
