using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;
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
    public async Task After_five_wrong_passwords_the_device_is_not_listened_to_and_the_person_signs_in_elsewhere()
    {
        await using var app = await TestApp.StartAsync();
        var own = await app.SignInAsync(Drafter);
        var stranger = app.Browser();
        for (var i = 0; i < SignInThrottle.MostOfOneDevice; i++)
            Assert.Contains("登录名或密码不对", (await stranger.TrySignInAsync(Drafter, "wrong-password-1")).Html, StringComparison.Ordinal);
        Assert.Contains("暂时不受理", (await stranger.TrySignInAsync(Drafter, TestPeople.Password)).Html, StringComparison.Ordinal);

        (await own.PostAsync("/Account/Logout")).LedTo("/Account/Login");
        await own.SignInAsync(Drafter, TestPeople.Password);

        var administrator = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        Assert.Contains("试错过多", (await administrator.GetAsync("/Settings/People")).Shown().Html, StringComparison.Ordinal);
        (await administrator.PostAsync($"/Settings/People?handler=Unlock&id={app.People![Drafter].Id}")).LedTo("/Settings/People");
        await stranger.SignInAsync(Drafter, TestPeople.Password);
    }

    [Fact]
    public async Task The_device_is_listened_to_again_after_some_minutes()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        for (var i = 0; i <= SignInThrottle.MostOfOneDevice; i++)
            await browser.TrySignInAsync(Drafter, "wrong-password-1");
        Assert.Contains("暂时不受理", (await browser.TrySignInAsync(Drafter, TestPeople.Password)).Html, StringComparison.Ordinal);
        app.Clock.Advance(SignInThrottle.Span);
        await browser.SignInAsync(Drafter, TestPeople.Password);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_answered_like_one_that_somebody_has_with_as_many_statements()
    {
        using var watch = new SqlWatch();
        await using var app = await TestApp.StartAsync();
        await using var db = app.OpenDatabase();
        var file = db.Database.GetDbConnection().DataSource;
        var answers = new List<(string Words, int Statements)>[] { [], [] };
        foreach (var (name, told) in new[] { (Drafter, answers[0]), ("nobody-here", answers[1]) })
        {
            var browser = app.Browser();
            for (var i = 0; i < SignInThrottle.MostOfOneDevice + 2; i++)
            {
                var token = Browser.Token((await browser.GetAsync("/Account/Login")).Html);
                watch.TakeFrom(file);
                var answer = await browser.SendAsync("/Account/Login", ("UserName", name), ("Password", "wrong-password-1"), ("__RequestVerificationToken", token));
                told.Add((answer.Html.Replace(name, "", StringComparison.Ordinal).Replace(Browser.Token(answer.Html), "", StringComparison.Ordinal), watch.TakeFrom(file).Count));
            }
        }
        Assert.Equal(answers[0], answers[1]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Tries_at_the_same_time_count_each(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.Browser().TrySignInAsync(Drafter, "wrong-password-1")));
        Assert.InRange(tries.Count(t => t.Html.Contains("登录名或密码不对", StringComparison.Ordinal)), 1, SignInThrottle.MostOfOneDevice);
        await using var db = app.OpenDatabase();
        Assert.Contains(20, await db.SignInTries.Select(t => t.Count).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Failed_sign_ins_are_one_line_of_the_trail_for_each_account_and_span()
    {
        await using var app = await TestApp.StartAsync();
        for (var i = 0; i < 30; i++)
            await app.Browser().TrySignInAsync(Drafter, "wrong-password-1");
        for (var i = 0; i < 30; i++)
            await app.Browser().TrySignInAsync($"nobody-{i}", "wrong-password-1");
        await app.SignInAsync("drafter2");
        Assert.Equal(0, await RecordAsync(app));
        app.Clock.Advance(SignInThrottle.Span);
        Assert.Equal(2, await RecordAsync(app));
        Assert.Equal(0, await RecordAsync(app));
        await using var db = app.OpenDatabase();
        var told = await db.Audit.Where(a => a.Kind == "SignInsFailed").Select(a => a.Summary).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Single(told, t => t.Contains("经六（drafter）的登录名登录 30 次，没有成功", StringComparison.Ordinal));
        Assert.Single(told, t => t.Contains("不存在的登录名登录 30 次，没有成功", StringComparison.Ordinal));
        Assert.False(await db.SignInTries.AnyAsync(TestContext.Current.CancellationToken));

        static async Task<int> RecordAsync(TestApp app)
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<RecordFailedSignIns>().RunAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_name_tried_from_many_places_is_heard_only_from_devices_it_is_known_on_and_a_place_that_tries_many_names_not_at_all()
    {
        await using var app = await TestApp.StartAsync();
        var person = app.People![Drafter].Id;
        for (var i = 0; i < SignInThrottle.MostOfOneName; i++)
            Assert.True((await BeginAsync(Drafter, person, null, $"192.0.2.{i}")).IsAllowed);
        Assert.False((await BeginAsync(Drafter, person, null, "198.51.100.1")).IsAllowed);
        Assert.True((await BeginAsync(Drafter, person, "known", "198.51.100.1")).IsAllowed);
        for (var i = 1; i < SignInThrottle.MostOfOneAddress; i++)
            Assert.True((await BeginAsync($"name-{i}", null, null, $"2001:db8::{i}")).IsAllowed);
        Assert.True((await BeginAsync("another", null, null, "2001:db8::ffff")).IsAllowed);
        Assert.False((await BeginAsync("one-more", null, null, "2001:db8::1:1")).IsAllowed);
        Assert.True((await BeginAsync("one-more", null, null, "2001:db8:0:1::1")).IsAllowed);

        async Task<SignInTry> BeginAsync(string name, Guid? id, string? device, string address)
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SignInThrottle>().BeginAsync(name, id, device, address, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task After_signing_out_a_copy_of_the_cookie_lets_nobody_in()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        var page = await browser.GetAsync("/Account/Login");
        var answer = await browser.SendAsync("/Account/Login", ("UserName", Drafter), ("Password", TestPeople.Password), ("__RequestVerificationToken", Browser.Token(page.Html)));
        var cookie = answer.Headers["Set-Cookie"].Split(", ").Single(c => c.StartsWith("ReplyFlow.SignIn=", StringComparison.Ordinal)).Split(';')[0];
        var thief = app.Browser();
        thief.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        (await thief.GetAsync("/")).Shown();
        (await browser.PostAsync("/Account/Logout")).LedTo("/Account/Login");
        (await thief.GetAsync("/")).LedTo("/Account/Login");
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
