using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Tests.App;

/// <summary>The database is taken away while people work, and comes back.</summary>
public sealed class DatabaseAwayTests
{
    private static readonly string Drafter = TestPeople.UserName(Roles.Drafter);

    [Fact]
    public async Task Every_page_says_so_without_it_and_all_goes_on_when_it_is_back()
    {
        await using var app = await TestApp.StartAsync();
        var (browser, other) = (await app.SignInAsync(Drafter), app.Browser());
        var token = Browser.Token((await other.GetAsync("/Account/Login")).Html);
        (await browser.GetAsync("/")).Shown();
        var file = app.Services.GetRequiredService<DatabaseAddress>().FilePath!;
        Move(file, file + "-away");
        try
        {
            foreach (var path in new[] { "/", "/suggestions", "/Account/ChangePassword", "/Account/Login", "/no/such/page", "/Error/404" })
                AssertAway(await browser.GetAsync(path));
            AssertAway(await browser.SendAsync("/Account/ChangePassword"));
            AssertAway(await other.SendAsync("/Account/Login", ("UserName", Drafter), ("Password", TestPeople.Password), ("__RequestVerificationToken", token)));
            Assert.Equal("ok", (await browser.GetAsync("/health")).Shown().Html);
            var ready = await browser.GetAsync("/ready");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
            Assert.StartsWith("failing: database", ready.Html, StringComparison.Ordinal);
            Assert.False(File.Exists(file));
        }
        finally
        {
            Move(file + "-away", file);
        }
        (await browser.GetAsync("/")).Shown();
        Assert.Equal(HttpStatusCode.Redirect, (await other.TrySignInAsync(Drafter, TestPeople.Password)).Status);
        Assert.DoesNotContain("database", (await browser.GetAsync("/ready")).Html, StringComparison.Ordinal);
    }

    [Fact, Trait("Length", "Long")]
    public async Task Whoever_waits_too_long_for_another_writer_is_told_to_press_again_and_loses_nothing()
    {
        await using var story = await Cases.CaseStory.StartAsync();
        var app = story.App;
        var browser = await app.SignInAsync(TestPeople.UserName(Roles.Liaison));
        var file = app.Services.GetRequiredService<DatabaseAddress>().FilePath!;
        Answer busy;
        await using (var other = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var writing = other.BeginTransaction();
            busy = await browser.PostAsync("/suggestions/register", [.. Fields("<b>写了很久的\n正文</b>")]);
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.Status);
        Assert.Contains("系统忙，请再点一次", busy.Html, StringComparison.Ordinal);
        Assert.Contains("action=\"/suggestions/register\"", busy.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"Input.Text\" value=\"&lt;b&gt;写了很久的\n正文&lt;/b&gt;\"", busy.Html, StringComparison.Ordinal);
        var sent = Regex.Matches(busy.Html, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value))).ToArray();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync("/suggestions/register", sent)).Status);
        await using var db = app.OpenDatabase();
        Assert.Equal("<b>写了很久的\n正文</b>", await db.Suggestions.Select(s => s.Text).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_even_the_error_page_fails_there_is_a_page_all_the_same()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Drafter);
        await using (var db = app.OpenDatabase())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"AspNetUsers\" RENAME TO \"Gone\"", TestContext.Current.CancellationToken);
        var answer = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Contains("系统出了问题", answer.Html, StringComparison.Ordinal);
        Assert.Matches("500-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}", answer.Html);
        Assert.DoesNotContain("Exception", answer.Html, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task A_full_disk_is_named_and_what_was_sent_can_be_sent_again()
    {
        var context = new DefaultHttpContext { Request = { Method = "POST", Path = "/suggestions/register", ContentType = "application/x-www-form-urlencoded" } };
        context.Request.Form = new FormCollection(new() { ["Input.Text"] = "写了很久的正文" });
        using var body = new MemoryStream();
        context.Response.Body = body;
        var page = new DatabaseAwayPage(NullLogger<DatabaseAwayPage>.Instance);
        Assert.True(await page.TryHandleAsync(context, new DbUpdateException("", new SqliteException("database or disk is full", 13)), TestContext.Current.CancellationToken));
        var html = Encoding.UTF8.GetString(body.ToArray());
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
        Assert.Contains("磁盘已满，没有保存", html, StringComparison.Ordinal);
        Assert.Contains("name=\"Input.Text\" value=\"写了很久的正文\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_ready_on_a_full_disk()
    {
        await using var app = await TestApp.StartWithAsync(_ => { });
        Assert.DoesNotContain("disk", (await app.Browser().GetAsync("/ready")).Html, StringComparison.Ordinal);
        // A place without room for anything, which is what a full disk says of itself.
        app.Services.GetRequiredService<ReplyFlowSettings>().DataFolder = "/proc";
        var answer = await app.Browser().GetAsync("/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.StartsWith("failing: disk", answer.Html, StringComparison.Ordinal);
        Assert.Equal("ok", (await app.Browser().GetAsync("/health")).Shown().Html);
    }

    [Fact]
    public async Task It_is_not_ready_before_the_newest_schema()
    {
        await using var app = await TestApp.StartAsync();
        await using (var db = app.OpenDatabase())
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"", TestContext.Current.CancellationToken);
        var answer = await app.Browser().GetAsync("/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.StartsWith("failing: migrations", answer.Html, StringComparison.Ordinal);
    }

    private static (string, string)[] Fields(string text) =>
    [
        ("Input.Session", Cases.CaseStory.Session), ("Input.Number", "0390"), ("Input.Title", "关于某事的建议"), ("Input.Text", text),
        ("Input.ProposedOn", "2026-02-11"), ("Input.LeadDeputy.Name", "某甲"),
    ];

    private static void AssertAway(Answer answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("30", answer.Headers["Retry-After"]);
        Assert.Contains("系统暂时不能使用", answer.Html, StringComparison.Ordinal);
        Assert.Matches("503-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}", answer.Html);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
    }

    private static void Move(string from, string to)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            if (File.Exists(from + suffix))
                File.Move(from + suffix, to + suffix);
    }
}
