using System.Net;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Tests.App;

/// <summary>The frame around every page.</summary>
public sealed class FrameTests
{
    [Fact]
    public async Task The_menu_is_called_by_the_name_that_is_seen()
    {
        await using var app = await TestApp.StartAsync();
        var html = WebUtility.HtmlDecode((await (await app.SignInAsync(TestPeople.UserName(Roles.BureauOffice))).GetAsync("/")).Shown().Html);
        Assert.Matches("(?s)<summary class=\"top-button\">.*<span class=\"user-name\">[^<]+</span><span class=\"visually-hidden\">的菜单</span>.*</summary>", html);
    }
}
