using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Drafts;

public sealed class EditorFilesTests
{
    [Theory]
    [InlineData("/lib/editor.js", "text/javascript")]
    [InlineData("/drafts.css", "text/css")]
    [InlineData("/letter-faces.css", "text/css")]
    [InlineData("/letters.css", "text/css")]
    public async Task The_editor_s_files_are_there(string path, string type)
    {
        await using var app = await TestApp.StartAsync();
        var answer = (await app.Browser().GetAsync(path)).Shown();
        Assert.Equal(type, answer.Headers["Content-Type"]);
        Assert.NotEmpty(answer.Html);
    }
}
