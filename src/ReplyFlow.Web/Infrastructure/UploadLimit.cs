using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Attachments;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Answers a form larger than its page takes with 413 before anything reads it. Read first, it would fail while its
/// antiforgery token is looked for, and the person would be told of anything but the size. Pages that take attachments take as much as
/// those may have, of people who are signed in; what is read goes to the disk.
/// </summary>
public sealed class UploadLimit(RequestDelegate next, AttachmentLimits attachments)
{
    /// <summary>Bytes of a file that stay in memory: many small ones may come at once.</summary>
    private const int InMemory = 16 * 1024;

    /// <summary>Lets everything else pass.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        // The error page is asked for with the same request.
        if (!context.Request.HasFormContentType || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(context);
        var takesFiles = context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not null;
        var isSignedIn = context.User.Identity?.IsAuthenticated == true;
        if (takesFiles && isSignedIn)
            Widen(context);
        if (context.Request.ContentLength is not { } length || length <= Most(context))
            return next(context);
        if (takesFiles)
            context.Features.Set(new RefusalNote(isSignedIn
                ? $"选的文件合起来太大，没有提交。{attachments.Words}；请用浏览器的“后退”回到刚才的页面，减少文件后再提交。"
                : "登录已经结束，没有提交。请在新窗口登录，再用浏览器的“后退”回到刚才的页面提交。"));
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    private void Widen(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = attachments.MaxRequestBytes;
        var options = new FormOptions { MultipartBodyLengthLimit = attachments.MaxRequestBytes, MemoryBufferThreshold = InMemory };
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, options));
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
