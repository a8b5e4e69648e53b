using System.Net;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Tests.App;

public sealed class HardeningTests
{
    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var answer = await browser.SendAsync("/Settings/Bureaus/Create", ("Input.Name", "青禾市水务局"), ("Input.ShortName", "市水务局"), ("Input.SeriesPrefix", "青水函"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("没有生效", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("市水务局", (await browser.GetAsync("/Settings/Bureaus")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_another_person_is_not_accepted()
    {
        await using var app = await TestApp.StartAsync();
        var administrator = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var token = Browser.Token((await drafter.GetAsync("/Account/ChangePassword")).Html);
        var answer = await administrator.SendAsync("/Account/SignOutEverywhere", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        (await administrator.GetAsync("/Settings")).Shown();
    }

    [Theory]
    [InlineData("/Account/Login")]
    [InlineData("/health")]
    [InlineData("/site.css")]
    [InlineData("/no/such/page")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        await using var app = await TestApp.StartAsync();
        var headers = (await app.Browser().GetAsync(path)).Headers;
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("SAMEORIGIN", headers["X-Frame-Options"]);
        Assert.Equal("same-origin", headers["Referrer-Policy"]);
        var policy = headers["Content-Security-Policy"];
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.False(headers.ContainsKey("Server"));
    }

    [Theory]
    [InlineData("/Settings")]
    [InlineData("/Settings/People")]
    [InlineData("/Settings/People/Create")]
    [InlineData("/Settings/Bureaus")]
    [InlineData("/Settings/Health")]
    public async Task Pages_hold_nothing_that_the_policy_of_scripts_and_styles_forbids(string path)
    {
        await using var app = await TestApp.StartAsync();
        var html = (await (await app.SignInAsync(TestPeople.UserName(Roles.Administrator))).GetAsync(path)).Shown().Html;
        Assert.DoesNotContain(" style=\"", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" onclick", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"http", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/lib/bootstrap.min.css", "text/css")]
    [InlineData("/lib/htmx.min.js", "text/javascript")]
    [InlineData("/site.js", "text/javascript")]
    public async Task Files_of_the_browser_side_are_there(string path, string type)
    {
        await using var app = await TestApp.StartAsync();
        var answer = (await app.Browser().GetAsync(path)).Shown();
        Assert.Equal(type, answer.Headers["Content-Type"]);
        Assert.NotEmpty(answer.Html);
    }

    [Fact]
    public async Task An_unknown_address_is_a_404_with_a_reference_for_whoever_is_signed_in()
    {
        await using var app = await TestApp.StartAsync();
        var answer = await (await app.SignInAsync(TestPeople.UserName(Roles.Drafter))).GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Matches("编号 <span class=\"num\">404-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}</span>", answer.Html);
    }

    [Fact]
    public async Task A_failure_shows_a_reference_and_no_detail()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        await using (var db = app.OpenDatabase())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database, "ALTER TABLE \"Deputies\" RENAME TO \"Gone\"", TestContext.Current.CancellationToken);
        var answer = await browser.GetAsync("/Settings/Deputies");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Matches("500-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}", answer.Html);
        Assert.DoesNotContain("Deputies", answer.Html.Replace("/Settings/Deputies", ""), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_only_ok()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal("ok", (await app.Browser().GetAsync("/health")).Shown().Html);
    }
}
