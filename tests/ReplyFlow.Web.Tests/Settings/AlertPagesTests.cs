using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Alerts.Push;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>消息网关 and 消息提醒 in the browser.</summary>
public sealed class AlertPagesTests
{
    private const string Gateway = "/Settings/Webhook", Own = "/Account/Alerts", Secret = "a-secret-typed-in-this-test";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_secret_of_the_gateway_is_on_no_page_also_where_something_else_was_wrong()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var refused = await admin.PostAsync(Gateway, ("Input.Address", "http://gateway.example/hook"), ("Input.Secret", Secret));
        refused.Refused("须用 https");
        Assert.Contains("http://gateway.example/hook", refused.Html);
        Assert.DoesNotContain(Secret, refused.Html);
        (await admin.PostAsync(Gateway, ("Input.Address", "https://gateway.example/hook"), ("Input.Secret", Secret))).LedTo(Gateway);
        var page = (await admin.GetAsync(Gateway)).Shown().Html;
        Assert.Contains("https://gateway.example/hook", page);
        Assert.DoesNotContain(Secret, page);
        (await admin.PostAsync(Gateway + "?handler=Remove")).LedTo(Gateway);
        Assert.DoesNotContain("gateway.example", (await admin.GetAsync(Gateway)).Shown().Html);
    }

    [Fact]
    public void The_secret_is_not_kept_with_a_form_that_waits_for_its_person() => Assert.True(TypedForm.IsSecret("Input.Secret"));

    [Fact]
    public async Task A_person_chooses_what_and_when_and_what_is_wrong_stays_on_the_page()
    {
        await using var app = await TestApp.StartAsync();
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        Assert.Contains("没有开通浏览器提醒", WebUtility.HtmlDecode((await drafter.GetAsync(Own)).Shown().Html));
        var refused = await drafter.PostAsync(Own, ("Input.NewItem", "true"), ("Input.QuietFrom", "20:00"), ("Input.QuietTo", ""));
        refused.Refused("要一起填写");
        Assert.Contains("value=\"20:00\"", refused.Html);
        (await drafter.PostAsync(Own, ("Input.NewItem", "false"), ("Input.Overdue", "true"), ("Input.Returned", "true"),
            ("Input.QuietFrom", "20:00"), ("Input.QuietTo", "08:00"))).LedTo(Own);
        await using var db = app.OpenDatabase();
        var choice = await db.AlertChoices.SingleAsync(Ct);
        Assert.Equal((false, true, true, new TimeOnly(20, 0), new TimeOnly(8, 0), null),
            (choice.NewItem, choice.Overdue, choice.Returned, choice.Quiet.From!.Value, choice.Quiet.To!.Value, choice.Since));
    }

    [Fact]
    public async Task A_person_removes_their_own_browser_and_nobody_else_s()
    {
        await using var app = await TestApp.StartAsync();
        await app.Services.GetRequiredService<PushKeys>().EnsureAsync(Ct);
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        (await drafter.PostAsync(Own + "?handler=Browser", ("Browser.Endpoint", "https://push.evil.test/"), ("Browser.PublicKey", "AA"), ("Browser.Secret", "AA"),
            ("Browser.Name", "示例浏览器"))).Refused("不在允许的名单里");
        (await drafter.PostAsync(Own + "?handler=Browser", ("Browser.Endpoint", "https://fcm.googleapis.com/fcm/send/one"), ("Browser.PublicKey", new string('A', 87)),
            ("Browser.Secret", new string('A', 22)), ("Browser.Name", "示例浏览器"))).LedTo(Own);
        await using var db = app.OpenDatabase();
        var id = (await db.PushBrowsers.SingleAsync(Ct)).Id;
        var page = WebUtility.HtmlDecode((await drafter.GetAsync(Own)).Shown().Html);
        Assert.Contains("示例浏览器", page);
        Assert.DoesNotContain("fcm.googleapis.com", page);
        (await (await app.SignInAsync(TestPeople.UserName(Roles.BureauOffice))).PostAsync($"{Own}?handler=Remove&id={id}")).LedTo(Own);
        Assert.Equal(1, await db.PushBrowsers.CountAsync(Ct));
        (await drafter.PostAsync($"{Own}?handler=Remove&id={id}")).LedTo(Own);
        Assert.Equal(0, await db.PushBrowsers.CountAsync(Ct));
    }
}
