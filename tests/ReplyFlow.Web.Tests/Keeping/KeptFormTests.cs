using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Keeping;

/// <summary>Whose a kept form is, how long, and how often it is sent.</summary>
public sealed partial class KeptFormTests
{
    private const string Page = "/Settings/Bureaus/Create";
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);
    private static readonly (string, string)[] Typed = [("Input.Name", "示例市水务局"), ("Input.ShortName", "市水务局"), ("Input.SeriesPrefix", "示水函")];

    [Fact]
    public async Task The_sign_in_page_says_why_it_is_shown_and_one_click_sends_the_form_once()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        var answer = await browser.SendAsync(app, Administrator, Page, Typed);
        Assert.Contains("刚才填写的内容没有丢", (await browser.GetAsync(answer.Location)).Shown().Html, StringComparison.Ordinal);
        var back = (await browser.SignInAsync(answer, Administrator)).LedTo(Page);
        var shown = (await browser.GetAsync(back.Location)).Shown();
        Assert.Contains("value=\"示例市水务局\"", shown.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("市水务局", (await browser.GetAsync("/Settings/Bureaus")).Html, StringComparison.Ordinal);

        var sent = await browser.SendAsync(Page, [.. Typed, ("Input.Kind", "Handling"), EndedSignIn.Kept(shown.Html), ("__RequestVerificationToken", Browser.Token(shown.Html))]);
        Assert.StartsWith("/Settings/Bureaus/Edit/", sent.Location, StringComparison.Ordinal);
        Assert.Contains("示例市水务局", (await browser.GetAsync("/Settings/Bureaus")).Text(), StringComparison.Ordinal);
        Assert.Contains("没有可以恢复的内容", (await browser.GetAsync(back.Location)).Shown().Html, StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.False(await db.KeptForms.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nobody_else_who_signs_in_sees_it_and_it_waits_for_its_person()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        var answer = await browser.SendAsync(app, Administrator, Page, Typed);
        var second = app.People![TestPeople.UserName(Roles.Drafter)];
        await using (var db = app.OpenDatabase())
        {
            // Another administrator, who may open the page.
            var role = await db.Roles.SingleAsync(r => r.Name == Roles.Administrator, TestContext.Current.CancellationToken);
            db.UserRoles.Add(new() { UserId = second.Id, RoleId = role.Id });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal("/", (await browser.SignInAsync(answer, second.UserName!)).Location);
        var shown = (await browser.GetAsync(System.Web.HttpUtility.ParseQueryString(answer.Location.Split('?')[1])["returnUrl"]!)).Shown();
        Assert.Contains("没有可以恢复的内容", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("水务局", shown.Text(), StringComparison.Ordinal);

        var owner = app.Browser();
        var led = await owner.TrySignInAsync(Administrator, TestPeople.Password);
        Assert.Contains("value=\"示例市水务局\"", (await owner.GetAsync(led.LedTo(Page).Location)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_hour_it_is_gone()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        var answer = await browser.SendAsync(app, Administrator, Page, Typed);
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        var back = await browser.SignInAsync(answer, Administrator);
        Assert.Contains("没有可以恢复的内容", (await browser.GetAsync(back.Location)).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_outlives_a_restart_of_the_product()
    {
        await using var app = await TestApp.StartLaterAsync();
        var answer = await app.Browser().SendAsync(app, Administrator, Page, Typed);
        await app.RestartAsync(async browser =>
        {
            var back = (await browser.SignInAsync(answer, Administrator)).LedTo(Page);
            Assert.Contains("value=\"示例市水务局\"", (await browser.GetAsync(back.Location)).Text(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_token_grown_old_brings_the_form_back_filled()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var page = (await browser.GetAsync(Page)).Shown();
        var back = (await browser.SendAsync(Page, [.. Typed, EndedSignIn.Owner(page.Html), ("__RequestVerificationToken", "old")])).LedTo(Page);
        Assert.Contains("value=\"示例市水务局\"", (await browser.GetAsync(back.Location)).Shown().Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("市水务局", (await browser.GetAsync("/Settings/Bureaus")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_account_is_not_sent_and_kept_for_that_account()
    {
        await using var app = await TestApp.StartAsync();
        var page = (await (await app.SignInAsync(Administrator)).GetAsync(Page)).Shown();
        var other = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var answer = await other.SendAsync(Page, [.. Typed, EndedSignIn.Owner(page.Html), ("__RequestVerificationToken", Browser.Token(page.Html))]);
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden);
        Assert.DoesNotContain("水务局", answer.Html, StringComparison.Ordinal);
        page = (await (await app.SignInAsync(Administrator)).GetAsync("/Account/Substitution")) is { Status: HttpStatusCode.OK } open ? open : page;
        answer = await other.SendAsync("/Account/Substitution?handler=Name", ("Input.Note", "示例出差"), EndedSignIn.Owner(page.Html), ("__RequestVerificationToken", "old"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("这一页是用另一个账号打开的", answer.Html, StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        var owner = app.People![Administrator].Id;
        Assert.Equal([owner, owner], await db.KeptForms.Select(f => f.PersonId).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_no_page_of_the_product_made_is_not_kept()
    {
        await using var app = await TestApp.StartAsync();
        var answer = await app.Browser().SendAsync(Page, Typed);
        Assert.Contains("没能保留", (await app.Browser().GetAsync(answer.Location)).Shown().Html, StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.False(await db.KeptForms.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_too_long_is_not_kept_and_the_sign_in_page_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        var answer = await browser.SendAsync(app, Administrator, Page, ("Input.Name", new string('长', TypedForm.MostCharacters)));
        Assert.Contains("没能保留", (await browser.GetAsync(answer.Location)).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_latest_five_of_a_person_are_kept()
    {
        await using var app = await TestApp.StartAsync();
        for (var i = 0; i < 7; i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await app.Browser().SendAsync(app, Administrator, Page, ("Input.Name", $"示例局{i}"));
        }
        await using var db = app.OpenDatabase();
        Assert.Equal(5, await db.KeptForms.CountAsync(TestContext.Current.CancellationToken));
        var browser = app.Browser();
        var led = await browser.TrySignInAsync(Administrator, TestPeople.Password);
        Assert.Contains("value=\"示例局6\"", (await browser.GetAsync(led.Location)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_have_to_be_chosen_again_and_the_page_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var page = (await (await app.SignInAsync(Administrator)).GetAsync("/Settings/Calendar/Import")).Shown();
        var browser = app.Browser();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(EndedSignIn.Owner(page.Html).Value), FormOwner.Field },
            { new ByteArrayContent("{}"u8.ToArray()), "file", "2031.json" },
        };
        var answer = await Answer.OfAsync(await browser.Client.PostAsync("/Settings/Calendar/Import", form));
        var back = await browser.SignInAsync(answer, Administrator);
        Assert.Contains("请重新选择文件", (await browser.GetAsync(back.Location)).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_to_change_the_password_first_comes_to_the_form_afterwards()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        var answer = await browser.SendAsync(app, Administrator, Page, Typed);
        await using (var db = app.OpenDatabase())
            await db.Users.Where(u => u.UserName == Administrator).ExecuteUpdateAsync(u => u.SetProperty(x => x.MustChangePassword, true), TestContext.Current.CancellationToken);
        (await browser.GetAsync((await browser.SignInAsync(answer, Administrator)).Location)).LedTo("/Account/ChangePassword");
        var back = await browser.PostAsync("/Account/ChangePassword", ("Current", TestPeople.Password), ("Next", "another-horse-43"), ("Repeat", "another-horse-43"));
        Assert.Contains("value=\"示例市水务局\"", (await browser.GetAsync(back.LedTo(Page).Location)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_page_sent_from_a_second_window_leads_on()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        var first = (await browser.GetAsync("/Account/Login?returnUrl=%2FSettings")).Shown();
        await browser.SignInAsync(Administrator, TestPeople.Password);
        var answer = await browser.SendAsync("/Account/Login?returnUrl=%2FSettings", ("UserName", Administrator), ("Password", TestPeople.Password), ("__RequestVerificationToken", Browser.Token(first.Html)));
        (await browser.GetAsync(answer.LedTo("/Account/Login").Location)).LedTo("/Settings");
    }

    [Fact]
    public async Task Signing_out_when_the_sign_in_has_ended_leads_to_the_plain_sign_in_page()
    {
        await using var app = await TestApp.StartAsync();
        var answer = await app.Browser().SendAsync("/Account/Logout");
        Assert.Equal("/Account/Login?returnUrl=%2F", answer.Location);
        Assert.DoesNotContain("登录已经结束", (await app.Browser().GetAsync(answer.Location)).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_kept()
    {
        await using var app = await TestApp.StartAsync();
        await app.Browser().SendAsync(app, Administrator, "/Settings/Bureaus/Create", ("Input.Name", "示例局"), ("Input.Password", "示例口令"), ("Current", "示例口令"));
        await using var db = app.OpenDatabase();
        var kept = await db.KeptForms.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("示例局", System.Text.Encoding.UTF8.GetString(kept.Content), StringComparison.Ordinal);
        await using var scope = app.Services.CreateAsyncScope();
        var form = await scope.ServiceProvider.GetRequiredService<FormKeeper>().FindAsync(kept.PersonId, kept.Id, TestContext.Current.CancellationToken);
        Assert.Equal(["Input.Name"], form!.Fields.Keys);
    }

    [Fact]
    public void Every_field_for_a_password_is_known_as_one()
    {
        var names = Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src", "ReplyFlow.Web", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(f => PasswordField().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).ToList();
        Assert.True(names.Count > 5);
        Assert.All(names, n => Assert.True(TypedForm.IsSecret(n), n));
    }

    [GeneratedRegex("asp-for=\"([A-Za-z.]+)\" type=\"password\"")]
    private static partial Regex PasswordField();
}
