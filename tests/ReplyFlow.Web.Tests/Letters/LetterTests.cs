using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Letters;

public sealed class LetterTests
{
    private static readonly string Office = TestPeople.UserName(Roles.BureauOffice);

    [Fact]
    public async Task The_pdf_is_served_byte_for_byte_under_its_hash_and_Chinese_name()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var id = await scene.IssueAsync();
        var browser = await app.SignInAsync(Office);
        var stored = await StoredAsync(app, id);
        using var response = await browser.Client.GetAsync($"/letters/{id}/pdf", TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(stored.Pdf, bytes);
        Assert.Equal(stored.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal($"\"{stored.Sha256}\"", response.Headers.ETag!.Tag);
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("inline", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("青工信函〔2026〕1号 对市第九届人大二次会议第0207号建议的复函.pdf", response.Content.Headers.ContentDisposition.FileNameStar);

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/letters/{id}/pdf");
        again.Headers.Add("If-None-Match", $"\"{stored.Sha256}\"");
        Assert.Equal(HttpStatusCode.NotModified, (await browser.Client.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
        var download = await browser.GetAsync($"/letters/{id}/pdf?download=1");
        Assert.StartsWith("attachment;", download.Headers["Content-Disposition"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_longer_what_was_issued_is_not_handed_out()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var id = await scene.IssueAsync();
        await TamperAsync(app, id);
        var browser = await app.SignInAsync(Office);
        Assert.Equal(HttpStatusCode.InternalServerError, (await browser.GetAsync($"/letters/{id}/pdf")).Status);
        Assert.Contains("不一致", (await browser.GetAsync($"/letters/{id}")).Shown().Html, StringComparison.Ordinal);
        // A page of the register reads no PDF unless it is asked to; the register as a file compares all of them.
        Assert.DoesNotContain("不一致", (await browser.GetAsync("/letters")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains("不一致", (await browser.GetAsync("/letters?check=true")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains("与印发时不一致", (await browser.GetAsync("/letters?handler=Export&format=csv")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_shows_the_letter_its_check_and_the_next_number()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var id = await scene.IssueAsync();
        var browser = await app.SignInAsync(Office);
        var html = (await browser.GetAsync("/letters")).Shown().Html;
        Assert.Contains($"/letters/{id}", html, StringComparison.Ordinal);
        Assert.Contains("青工信函〔2026〕2号", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("</svg>\\s*一致|</i>\\s*一致", html);
        Assert.Contains("核对本页文件", html, StringComparison.Ordinal);
        Assert.Matches("</svg>\\s*一致|</i>\\s*一致", (await browser.GetAsync("/letters?check=true")).Shown().Html);
        var page = (await browser.GetAsync($"/letters/{id}")).Shown().Html;
        Assert.Contains((await StoredAsync(app, id)).Sha256, page, StringComparison.Ordinal);
        Assert.Contains("签发的第 1 稿 ，与签发时一致", page.Replace("稿，", "稿 ，", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "liaison", true)]
    [InlineData(false, "dispatcher", true)]
    [InlineData(false, "drafter2", true)]
    [InlineData(false, TestPeople.OtherOffice, false)]
    [InlineData(false, "administrator", false)]
    [InlineData(true, "liaison", true)]
    [InlineData(true, "drafter2", true)]
    [InlineData(true, "dispatcher", false)]
    [InlineData(true, TestPeople.OtherOffice, false)]
    public async Task Letters_are_for_those_who_may_know_their_deputies(bool secret, string visitor, bool mayRead)
    {
        var scene = await DraftScene.SetAsync(secret);
        await using var app = scene.App;
        var id = await scene.IssueAsync();
        var browser = await app.SignInAsync(visitor);
        foreach (var path in new[] { $"/letters/{id}", $"/letters/{id}/pdf" })
        {
            var status = (await browser.GetAsync(path)).Status;
            if (mayRead)
                Assert.Equal(HttpStatusCode.OK, status);
            else
                Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{path}: {status}");
        }
        var register = await browser.GetAsync("/letters");
        Assert.Equal(mayRead, register.Html.Contains(id.ToString(), StringComparison.Ordinal));
        if (secret && visitor == "dispatcher")
        {
            Assert.Contains("代表身份保密", register.Html, StringComparison.Ordinal);
            Assert.Contains("青工信函〔2026〕1号", register.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("主九", register.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_number_is_voided_once_with_a_reason_by_its_own_office_and_the_letter_stays()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var id = await scene.IssueAsync();
        var number = (await StoredAsync(app, id)).DocumentNumberId;
        var path = $"/numbers/{number}/void";
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(TestPeople.OtherOffice)).GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync("drafter")).GetAsync(path)).Status);
        var browser = await app.SignInAsync(Office);
        var token = Browser.Token((await browser.GetAsync(path)).Shown().Html);
        (await browser.PostAsync(path, ("Input.Reason", " "))).Refused("请写明作废的理由");
        (await browser.PostAsync(path, ("Input.Reason", "内容有误，另行发文"))).LedTo("/letters");
        var register = (await browser.GetAsync("/letters")).Shown().Html;
        Assert.Contains("is-void", register, StringComparison.Ordinal);
        Assert.Contains("内容有误，另行发文", register, StringComparison.Ordinal);
        var again = await browser.SendAsync(path, ("Input.Reason", "又一次"), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        (await browser.GetAsync($"/letters/{id}/pdf")).Shown();
        await using var db = app.OpenDatabase();
        var stored = await db.DocumentNumbers.SingleAsync(n => n.Id == number, TestContext.Current.CancellationToken);
        Assert.Equal("内容有误，另行发文", stored.VoidReason);
        Assert.Equal(app.Clock.Now, stored.VoidedAt);
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "NumberVoided", TestContext.Current.CancellationToken));
    }

    private static async Task<IssuedLetter> StoredAsync(TestApp app, Guid id)
    {
        await using var db = app.OpenDatabase();
        return await db.Letters.AsNoTracking().FirstAsync(l => l.Id == id);
    }

    /// <summary>Changes a stored PDF as somebody with the database file could: the guards must be taken off first.</summary>
    private static async Task TamperAsync(TestApp app, Guid id)
    {
        await using var db = app.OpenDatabase();
        var triggers = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Letters'").ToListAsync();
        Assert.NotEmpty(triggers);
        foreach (var drop in triggers.Select(t => string.Concat("DROP TRIGGER \"", t, "\"")))
            await db.Database.ExecuteSqlRawAsync(drop);
        Assert.Equal(1, await db.Letters.Where(l => l.Id == id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Pdf, "%PDF-1.7 something else"u8.ToArray())));
    }
}
