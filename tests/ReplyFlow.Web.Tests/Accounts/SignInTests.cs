using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Accounts;

public sealed class SignInTests
{
    private static readonly string Drafter = TestPeople.UserName(Roles.Drafter);

    [Fact]
    public async Task Signing_in_leads_to_the_page_that_was_asked_for()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        var asked = (await browser.GetAsync("/Account/ChangePassword")).LedTo("/Account/Login");
        var answer = await browser.PostAsync(asked.Location, ("UserName", Drafter), ("Password", TestPeople.Password));
        Assert.Equal("/Account/ChangePassword", answer.Location);
        (await browser.GetAsync(answer.Location)).Shown();
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    public async Task Signing_in_never_leads_to_another_site(string target)
    {
        await using var app = await TestApp.StartAsync();
        var answer = await app.Browser().PostAsync($"/Account/Login?returnUrl={Uri.EscapeDataString(target)}", ("UserName", Drafter), ("Password", TestPeople.Password));
        Assert.Equal("/", answer.Location);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_told_the_same()
    {
        await using var app = await TestApp.StartAsync();
        var wrong = await app.Browser().TrySignInAsync(Drafter, "wrong-password-1");
        var unknown = await app.Browser().TrySignInAsync("nobody-here", "wrong-password-1");
        foreach (var answer in new[] { wrong, unknown })
        {
            answer.Shown();
            Assert.Contains("登录名或密码不对", answer.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_until_it_is_unlocked()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        for (var i = 0; i < 4; i++)
            Assert.Contains("登录名或密码不对", (await browser.TrySignInAsync(Drafter, "wrong-password-1")).Html, StringComparison.Ordinal);
        Assert.Contains("已锁定", (await browser.TrySignInAsync(Drafter, "wrong-password-1")).Html, StringComparison.Ordinal);
        Assert.Contains("已锁定", (await browser.TrySignInAsync(Drafter, TestPeople.Password)).Html, StringComparison.Ordinal);

        var administrator = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var list = (await administrator.GetAsync("/Settings/People")).Shown();
        Assert.Contains("已锁定", list.Html, StringComparison.Ordinal);
        (await administrator.PostAsync($"/Settings/People?handler=Unlock&id={app.People![Drafter].Id}")).LedTo("/Settings/People");
        await browser.SignInAsync(Drafter, TestPeople.Password);

        await using var db = app.OpenDatabase();
        var kinds = await db.Audit.OrderBy(a => a.Seq).Select(a => a.Kind).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, kinds.Count(k => k == "PersonLocked"));
        Assert.True(kinds.IndexOf("PersonLocked") < kinds.IndexOf("PersonUnlocked"));
        Assert.Equal("SignedIn", kinds[^1]);
    }

    [Fact]
    public async Task The_lock_opens_by_itself()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        for (var i = 0; i < 5; i++)
            await browser.TrySignInAsync(Drafter, "wrong-password-1");
        await using (var db = app.OpenDatabase())
        {
            var until = await db.Users.Where(u => u.UserName == Drafter).Select(u => u.LockoutEnd).SingleAsync(TestContext.Current.CancellationToken);
            Assert.InRange(until!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
            // The account store reads the machine's clock, not the product's: end the lock as time would.
            await db.Users.Where(u => u.UserName == Drafter).ExecuteUpdateAsync(
                u => u.SetProperty(x => x.LockoutEnd, DateTimeOffset.UtcNow.AddSeconds(-1)), TestContext.Current.CancellationToken);
        }
        await browser.SignInAsync(Drafter, TestPeople.Password);
    }

    [Fact]
    public async Task A_sign_in_ends_after_eight_hours_without_a_click()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Drafter);
        app.Clock.Advance(TimeSpan.FromHours(7));
        (await browser.GetAsync("/")).Shown();
        app.Clock.Advance(TimeSpan.FromHours(7));
        (await browser.GetAsync("/")).Shown();
        app.Clock.Advance(TimeSpan.FromHours(8) + TimeSpan.FromMinutes(1));
        (await browser.GetAsync("/")).LedTo("/Account/Login");
    }

    [Fact]
    public async Task Signing_out_ends_this_browser_only()
    {
        await using var app = await TestApp.StartAsync();
        var (here, there) = (await app.SignInAsync(Drafter), await app.SignInAsync(Drafter));
        (await here.PostAsync("/Account/Logout")).LedTo("/Account/Login");
        (await here.GetAsync("/")).LedTo("/Account/Login");
        (await there.GetAsync("/")).Shown();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_with_its_next_request()
    {
        await using var app = await TestApp.StartAsync();
        var (here, there, other) = (await app.SignInAsync(Drafter), await app.SignInAsync(Drafter), await app.SignInAsync("drafter2"));
        (await here.PostAsync("/Account/SignOutEverywhere")).LedTo("/Account/Login");
        (await here.GetAsync("/")).LedTo("/Account/Login");
        (await there.GetAsync("/")).LedTo("/Account/Login");
        (await other.GetAsync("/")).Shown();
        await here.SignInAsync(Drafter, TestPeople.Password);
        (await there.GetAsync("/")).LedTo("/Account/Login");
    }

    [Fact]
    public async Task A_fragment_asked_for_without_a_session_sends_the_whole_page_to_sign_in()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        browser.Client.DefaultRequestHeaders.Add("HX-Request", "true");
        var answer = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("/Account/Login", answer.Headers["HX-Redirect"]);
    }
}
