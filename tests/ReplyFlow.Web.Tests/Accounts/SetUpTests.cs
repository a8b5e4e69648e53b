using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Setup;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Accounts;

public sealed class SetUpTests
{
    private static readonly (string, string)[] Form =
    [
        ("Input.BureauName", "青禾市工业和信息化局"), ("Input.BureauShortName", "市工信局"), ("Input.BureauKind", "Handling"),
        ("Input.SeriesPrefix", "青工信函"), ("Input.DisplayName", "管一"), ("Input.UserName", "guanyi"),
        ("Input.Password", TestPeople.Password), ("Input.Repeat", TestPeople.Password),
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/Account/Login")]
    [InlineData("/Settings/People")]
    [InlineData("/no/such/page")]
    public async Task Every_address_of_an_empty_installation_leads_to_set_up(string path)
    {
        await using var app = await TestApp.StartEmptyAsync();
        (await app.Browser().GetAsync(path)).LedTo("/Setup");
    }

    [Fact]
    public async Task The_code_of_the_console_creates_the_first_bureau_and_its_administrator_once()
    {
        await using var app = await TestApp.StartEmptyAsync();
        var browser = app.Browser();
        await browser.GetAsync("/Setup");
        var code = app.SetUpCode!;
        (await browser.PostAsync("/Setup", [.. Form, ("Input.Code", code.ToLowerInvariant().Replace('-', ' '))])).LedTo("/Settings/Checklist");
        (await browser.GetAsync("/Settings/People")).Shown();

        await using var db = app.OpenDatabase();
        var user = await db.Users.Include(u => u.Bureau).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("guanyi", "青禾市工业和信息化局"), (user.UserName, user.Bureau!.Name));
        Assert.False(await db.Settings.AnyAsync(s => s.Name == SetUpCode.SettingName, TestContext.Current.CancellationToken));
        Assert.Contains("InstallationSetUp", await db.Audit.Select(a => a.Kind).ToListAsync(TestContext.Current.CancellationToken));

        (await app.Browser().GetAsync("/Setup")).LedTo("/Account/Login");
        var again = app.Browser();
        var token = Browser.Token((await again.GetAsync("/Account/Login")).Html);
        var second = await again.SendAsync("/Setup", [.. Form, ("Input.Code", code), ("__RequestVerificationToken", token)]);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, second.Status);
        Assert.Equal(1, await db.Users.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_code_is_stored_as_a_hash_and_a_restart_replaces_it()
    {
        await using var app = await TestApp.StartEmptyAsync();
        await app.Browser().GetAsync("/Setup");
        await using var db = app.OpenDatabase();
        var stored = await db.Settings.AsNoTracking().SingleAsync(s => s.Name == SetUpCode.SettingName, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(app.SetUpCode!.Replace("-", ""), stored.Value, StringComparison.OrdinalIgnoreCase);
        Assert.True(SetUpCode.Matches(stored.Value, app.SetUpCode));
        var old = app.SetUpCode;
        await app.RestartAsync();
        Assert.NotEqual(old, app.SetUpCode);
        (await app.Browser().PostAsync("/Setup", [.. Form, ("Input.Code", old)])).Refused("初始化口令不对");
    }

    [Fact]
    public async Task Wrong_codes_are_counted_and_soon_not_even_the_right_one_is_looked_at()
    {
        await using var app = await TestApp.StartEmptyAsync();
        var browser = app.Browser();
        for (var i = 0; i < SetUpState.MaxTries; i++)
            (await browser.PostAsync("/Setup", [.. Form, ("Input.Code", "AAAA-BBBB-CCCC")])).Refused("初始化口令不对");
        (await browser.PostAsync("/Setup", [.. Form, ("Input.Code", app.SetUpCode!)])).Refused("分钟后再试");
        app.Clock.Advance(SetUpState.Window);
        (await browser.PostAsync("/Setup", [.. Form, ("Input.Code", app.SetUpCode!)])).LedTo("/Settings/Checklist");
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_is_kept()
    {
        await using var app = await TestApp.StartEmptyAsync();
        var browser = app.Browser();
        await browser.GetAsync("/Setup");
        var answer = await browser.PostAsync("/Setup", ("Input.Code", app.SetUpCode!), ("Input.BureauName", "青禾市工业和信息化局"), ("Input.Password", "short"));
        answer.Refused("请填写单位简称");
        foreach (var words in new[] { "请填写机关代字", "请填写姓名", "请填写登录名", "密码至少要 10 个字符", "两次输入的密码不一样", "value=\"青禾市工业和信息化局\"" })
            Assert.Contains(words, answer.Html, StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.False(await db.Bureaus.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_first_administrator_holds_the_role_and_nothing_else()
    {
        await using var app = await TestApp.StartEmptyAsync();
        var browser = app.Browser();
        await browser.GetAsync("/Setup");
        (await browser.PostAsync("/Setup", [.. Form, ("Input.Code", app.SetUpCode!)])).LedTo("/Settings/Checklist");
        await using var db = app.OpenDatabase();
        var user = await db.Users.SingleAsync(TestContext.Current.CancellationToken);
        var actor = await new ActorQueries(db).FindAsync(user.Id, user.SecurityStamp, TestContext.Current.CancellationToken);
        Assert.Equal([Roles.Administrator], actor!.Roles);
    }
}
