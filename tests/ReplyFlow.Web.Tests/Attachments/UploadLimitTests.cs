using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Attachments;

/// <summary>More, or larger, than the settings allow is refused in plain words, whichever way it comes.</summary>
public sealed class UploadLimitTests
{
    [Fact]
    public async Task A_few_files_too_many_are_refused_on_the_page_itself()
    {
        await using var story = await CaseStory.StartAsync();
        var id = await story.RegisterAsync();
        var many = Enumerable.Range(0, 21).Select(i => ($"{i}.pdf", Upload.Pdf)).ToArray();
        var answer = await Upload.PostAsync(await story.AsRoleAsync(Roles.Liaison), $"/cases/{id}/attachments", [], many);
        answer.Refused("选了 21 个文件，一次最多 20 个。");
        Assert.Contains("请再选一次：0.pdf、1.pdf", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_files_in_one_request_are_refused_and_none_is_kept()
    {
        await using var story = await CaseStory.StartAsync();
        var id = await story.RegisterAsync();
        var many = Enumerable.Range(0, 10_000).Select(i => ($"{i}.pdf", Upload.Pdf)).ToArray();
        var answer = await Upload.PostAsync(await story.AsRoleAsync(Roles.Liaison), $"/cases/{id}/attachments", [], many);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("文件太多、太大，或者没有传完", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        Assert.False(await db.Attachments.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true, 2L << 30, 413, "每个文件最大 20 MB，一次最多 20 个")]
    [InlineData(true, 300L << 20, 200, "")]
    [InlineData(false, 40L << 20, 413, "登录已经结束")]
    [InlineData(false, 20L << 20, 200, "")]
    public async Task A_request_is_told_of_its_size_before_it_is_read_and_more_is_taken_of_people_who_are_signed_in(bool isSignedIn, long length, int status, string words)
    {
        var context = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(isSignedIn ? "cookie" : null)) };
        (context.Request.ContentType, context.Request.ContentLength) = ("multipart/form-data; boundary=b", length);
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new TakesFilesAttribute()), ""));
        context.Features.Set<IHttpMaxRequestBodySizeFeature>(new Server { MaxRequestBodySize = 30_000_000 });
        await new UploadLimit(_ => Task.CompletedTask, new AttachmentLimits()).InvokeAsync(context);
        Assert.Equal(status, context.Response.StatusCode);
        Assert.Contains(words, context.Features.Get<RefusalNote>()?.Message ?? "", StringComparison.Ordinal);
    }

    private sealed class Server : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }
}
