using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Drafts;
using UglyToad.PdfPig;

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
    public async Task The_cover_sheet_has_everybody_s_words_on_the_version_that_was_issued_and_is_the_bureau_s_own()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var letter = await scene.IssueAsync();
        var office = await app.SignInAsync(TestPeople.UserName(Roles.BureauOffice));
        Assert.Contains($"/letters/{letter}/cover-sheet", (await office.GetAsync($"/letters/{letter}")).Shown().Html, StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(await office.Client.GetByteArrayAsync($"/letters/{letter}/cover-sheet"));
        var text = string.Concat(pdf.GetPages().SelectMany(p => p.Text).Where(c => !char.IsWhiteSpace(c)));
        await using var db = app.OpenDatabase();
        var items = await db.WorkItems.AsNoTracking().Where(w => w.CaseId == scene.CaseId && w.Status == WorkItemStatus.Decided
            && (w.Kind == StepKinds.Draft || w.Kind == StepKinds.Review || w.Kind == StepKinds.Sign)).ToListAsync();
        Assert.True(items.Count > 3);
        Assert.All(items, w => Assert.Contains($"{(w.Comment.Length > 0 ? w.Comment : w.OutcomeLabel)}{w.Decider}{DayText.Long(BeijingTime.DateOf(w.ClosedAt!.Value))}", text, StringComparison.Ordinal));
        var number = await db.Letters.Where(l => l.Id == letter).Select(l => l.DocumentNumber!.Text).SingleAsync();
        Assert.Contains($"发文字号{number}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("（续）", text, StringComparison.Ordinal);

        // Long words go on in more rows, and no page is too low for them; a brace in them is no placeholder.
        var signed = items.Single(w => w.Kind == StepKinds.Sign);
        await db.WorkItems.Where(w => w.Id == signed.Id).ExecuteUpdateAsync(w => w.SetProperty(i => i.Comment, "{v0}" + new string('示', 1500)));
        using var longer = PdfDocument.Open(await office.Client.GetByteArrayAsync($"/letters/{letter}/cover-sheet"));
        text = string.Concat(longer.GetPages().SelectMany(p => p.Text).Where(c => !char.IsWhiteSpace(c)));
        Assert.Contains("签发{v0}示", text, StringComparison.Ordinal);
        Assert.Equal(5, text.Split("（续）").Length - 1);
        Assert.Equal(1500, text.Count(c => c == '示') - pdf.GetPages().SelectMany(p => p.Text).Count(c => c == '示'));
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
