using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Letters;

/// <summary>A letter on a page is the letter that will be printed, for whoever looks at it.</summary>
public sealed partial class LetterPagesTests
{
    [Theory]
    [InlineData("draft", Roles.Drafter)]
    [InlineData("divisionReview", Roles.DivisionHead)]
    [InlineData("signOff", Roles.Signatory)]
    public async Task Number_signatory_and_date_stand_where_they_will_be(string step, string role)
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.WalkAsync(step);
        var browser = await app.SignInAsync(TestPeople.UserName(role));
        await AssertWholeAsync(browser, await AddressAsync(scene, step));
        if (step != "draft")
            await AssertWholeAsync(browser, $"/cases/{scene.CaseId}/versions/1");
    }

    [Fact]
    public async Task A_version_that_was_issued_shows_the_number_it_got()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var letter = await scene.IssueAsync();
        await using var db = app.OpenDatabase();
        var issued = await db.Letters.Include(l => l.DocumentNumber).FirstAsync(l => l.Id == letter, TestContext.Current.CancellationToken);
        var text = Shown((await (await app.SignInAsync(TestPeople.UserName(Roles.BureauOffice))).GetAsync($"/cases/{scene.CaseId}/versions/1")).Shown().Html);
        Assert.Contains(issued.DocumentNumber!.Text, text, StringComparison.Ordinal);
        Assert.Contains($"签发人：{issued.Signatory}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_glyphs_of_a_page_are_asked_for_by_their_characters_and_kept_for_good()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var html = (await browser.GetAsync(scene.Editor)).Shown().Html;
        var sheet = (await browser.GetAsync(WebUtility.HtmlDecode(Faces().Match(html).Groups[1].Value))).Shown();
        Assert.StartsWith("text/css", sheet.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("immutable", sheet.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Contains("@font-face{font-family:rf-fs;", sheet.Html, StringComparison.Ordinal);
        Assert.Contains("font-src 'self' data:", sheet.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/letters/faces.css?fs=***")).Status);
        Assert.Equal("", (await browser.GetAsync("/letters/faces.css")).Shown().Html);
    }

    private static async Task AssertWholeAsync(Browser browser, string address)
    {
        var html = (await browser.GetAsync(address)).Shown().Html;
        var text = Shown(html);
        Assert.Contains("青工信函〔2026〕　号", text, StringComparison.Ordinal);
        Assert.Contains("签发人：", text, StringComparison.Ordinal);
        Assert.Matches(@"局\d{4}年\d{1,2}月\d{1,2}日", text);
        Assert.Matches(Faces(), html);
        Assert.Contains("/letter-faces.css", html, StringComparison.Ordinal);
    }

    private static string Shown(string html) => string.Concat(Texts().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)));

    private static async Task<string> AddressAsync(DraftScene scene, string step)
    {
        if (step == "draft")
            return scene.Editor;
        await using var db = scene.App.OpenDatabase();
        return $"/work/{await db.WorkItems.Where(w => w.CaseId == scene.CaseId && w.Status == WorkItemStatus.Open).Select(w => w.Id).SingleAsync()}";
    }

    [GeneratedRegex("<text [^>]*>([^<]*)</text>")]
    private static partial Regex Texts();

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"(/letters/faces\\.css\\?v=[^\"]+)\"")]
    private static partial Regex Faces();
}
