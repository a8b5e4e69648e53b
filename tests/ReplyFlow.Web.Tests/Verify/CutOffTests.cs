using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReplyFlow.Application.Core;
using ReplyFlow.Web.Pages.Verify;

namespace ReplyFlow.Web.Tests.Verify;

/// <summary>What the server stops reading, because it is too large or because whoever sends it went away.</summary>
public sealed class CutOffTests
{
    [Theory]
    [InlineData(StatusCodes.Status413PayloadTooLarge, "超过 20 MB")]
    [InlineData(StatusCodes.Status400BadRequest, "没有传完整")]
    public async Task A_file_that_is_cut_off_is_told_by_the_reason(int status, string words)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = "multipart/form-data; boundary=b";
        http.Request.Body = new CutOff(status);
        var page = new IndexModel(null!) { PageContext = new PageContext { HttpContext = http } };
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(page.OnPostAsync);
        Assert.Contains(words, Assert.Single(refusal.Errors).Message, StringComparison.Ordinal);
    }

    private sealed class CutOff(int status) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("The server stopped reading.", status);
    }
}
