using ReplyFlow.Letters.Preview;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Drafts;

public sealed class FaceStylesTests
{
    [Fact]
    public async Task The_style_sheet_of_the_preview_is_the_preview_s_own()
    {
        await using var app = await TestApp.StartAsync();
        var css = (await app.Browser().GetAsync("/letter-faces.css")).Shown().Html;
        foreach (var rule in SvgPreview.FaceStyles.Split('}', StringSplitOptions.RemoveEmptyEntries))
            Assert.Contains(rule + "}", css, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lib/editor.js", "text/javascript")]
    [InlineData("/drafts.css", "text/css")]
    [InlineData("/letters.css", "text/css")]
    public async Task The_editor_s_files_are_there(string path, string type)
    {
        await using var app = await TestApp.StartAsync();
        var answer = (await app.Browser().GetAsync(path)).Shown();
        Assert.Equal(type, answer.Headers["Content-Type"]);
        Assert.NotEmpty(answer.Html);
    }
}
