using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Tests.Door;

/// <summary>Forms larger than the server takes at all, whatever page they go to; the test's own server has no such limit.</summary>
public sealed class UploadLimitTests
{
    [Fact]
    public async Task What_is_larger_than_the_server_takes_is_refused_and_its_error_page_is_shown_all_the_same()
    {
        var shown = false;
        var limit = new UploadLimit(_ =>
        {
            shown = true;
            return Task.CompletedTask;
        }, new AttachmentLimits());
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpMaxRequestBodySizeFeature>(new ServerLimit());
        (context.Request.ContentType, context.Request.ContentLength) = ("multipart/form-data; boundary=b", ServerLimit.Bytes + 1);
        await limit.InvokeAsync(context);
        Assert.Equal((StatusCodes.Status413PayloadTooLarge, false), (context.Response.StatusCode, shown));

        // The same request once more, on its way to the error page.
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPathBase = "", OriginalPath = "/drafts" });
        await limit.InvokeAsync(context);
        Assert.True(shown);
    }

    private sealed class ServerLimit : IHttpMaxRequestBodySizeFeature
    {
        public const long Bytes = 30_000_000;

        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; } = Bytes;
    }
}
