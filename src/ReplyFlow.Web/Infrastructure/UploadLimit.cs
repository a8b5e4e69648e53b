using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Answers a form larger than its page takes with 413 before anything reads it. Read first, it would fail while its
/// antiforgery token is looked for, and the person would be told of anything but the size.
/// </summary>
public sealed class UploadLimit(RequestDelegate next)
{
    /// <summary>Lets everything else pass.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is not { } length || length <= Most(context))
            return next(context);
        // The error page, which is asked for with the same request.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    /// <summary>The smaller of the page's own limits and the server's, in bytes.</summary>
    private static long Most(HttpContext context)
    {
        var page = context.GetEndpoint()?.Metadata;
        var form = page?.GetMetadata<RequestFormLimitsAttribute>()?.MultipartBodyLengthLimit ?? long.MaxValue;
        var request = page?.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? long.MaxValue;
        var server = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? long.MaxValue;
        return Math.Min(form, Math.Min(request, server));
    }
}
