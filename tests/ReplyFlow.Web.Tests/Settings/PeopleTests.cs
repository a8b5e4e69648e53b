using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

public sealed class PeopleTests
{
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_is_opened_with_a_password_that_works_once()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var answer = await browser.PostAsync("/Settings/People/Create", [.. Form(app, "新来人", "xinlai"), ("Input.Roles", Roles.Drafter), ("Input.Roles", Roles.DivisionHead)]);
        var shown = (await browser.GetAsync(answer.Location)).Shown().Html;
        var password = System.Text.RegularExpressions.Regex.Match(shown, "id=\"secret\">([^<]+)<").Groups[1].Value;
        var person = await app.SignInAsync("XinLai", password);
        (await person.GetAsync("/")).LedTo("/Account/ChangePassword");

        await using var db = app.OpenDatabase();
        var user = await db.Users.SingleAsync(u => u.UserName == "xinlai", Ct);
        var actor = await new ActorQueries(db).FindAsync(user.Id, null, Ct);
        Assert.Equal(new HashSet<string> { Roles.Drafter, Roles.DivisionHead }, actor!.Roles);
        Assert.Equal(app.People!.Standards.Id, actor.DivisionId);
        var created = await db.Audit.SingleAsync(a => a.Kind == "PersonCreated", Ct);
        Assert.Equal(app.People[Administrator].Id, created.ActorId);
        Assert.DoesNotContain(password, created.Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.UserName", "drafter", "已有人使用")]
    [InlineData("Input.UserName", "a b", "中间不能有空格")]
    [InlineData("Input.UserName", "x", "至少要 2 个字")]
    [InlineData("Input.DisplayName", " ", "请填写姓名")]
    [InlineData("Input.Email", "not-an-address", "电子邮箱的格式不对")]
    [InlineData("Input.Phone", "12a", "电话只能用数字")]
    [InlineData("Input.DivisionId", "", "须属于一个处室")]
    [InlineData("Input.BureauId", "", "请选择单位")]
    [InlineData("Input.Roles", Roles.Liaison, "不能设在市工信局")]
    [InlineData("Input.Roles", "Emperor", "所选岗位不存在")]
    public async Task A_bad_field_is_named_and_nothing_is_created(string field, string value, string words)
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        (string, string)[] fields = [.. Form(app, "新来人", "xinlai"), ("Input.Roles", Roles.Drafter)];
        var answer = await browser.PostAsync("/Settings/People/Create", [.. fields.Select(f => f.Item1 == field ? (field, value) : f)]);
        answer.Refused(words);
        await using var db = app.OpenDatabase();
        Assert.Equal(10, await db.Users.CountAsync(Ct));
    }

    [Fact]
    public async Task A_changed_role_acts_with_the_next_request()
    {
        await using var app = await TestApp.StartAsync();
        var liaison = TestPeople.UserName(Roles.Liaison);
        var (browser, person) = (await app.SignInAsync(Administrator), await app.SignInAsync(liaison));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/Settings/People")).Status);
        var edit = $"/Settings/People/Edit/{app.People![liaison].Id}";
        (string, string)[] fields = [("Input.DisplayName", "联二"), ("Input.BureauId", app.People.Liaison.Id.ToString()), ("Input.Roles", Roles.Liaison)];
        (await browser.PostAsync(edit, [.. fields, ("Input.Roles", Roles.Administrator)])).LedTo("/Settings/People");
        (await person.GetAsync("/Settings/People")).Shown();
        (await browser.PostAsync(edit, fields)).LedTo("/Settings/People");
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/Settings/People")).Status);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var edit = $"/Settings/People/Edit/{app.People![Administrator].Id}";
        (await browser.PostAsync(edit, ("Input.DisplayName", "管一"), ("Input.BureauId", app.People.Industry.Id.ToString()), ("Input.Roles", Roles.BureauOffice)))
            .Refused("最后一位系统管理员");
        (await browser.PostAsync($"/Settings/People/Deactivate/{app.People[Administrator].Id}")).Refused("不能停用自己的账号");
        (await browser.GetAsync("/Settings/People")).Shown();
    }

    [Fact]
    public async Task The_list_finds_by_name_and_bureau_and_hides_deactivated_accounts()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        (await browser.PostAsync($"/Settings/People/Deactivate/{app.People!["drafter2"].Id}")).LedTo("/Settings/People");
        var all = (await browser.GetAsync("/Settings/People?all=true")).Html;
        var used = (await browser.GetAsync("/Settings/People")).Html;
        var other = (await browser.GetAsync($"/Settings/People?bureau={app.People.Transport.Id}")).Html;
        var named = (await browser.GetAsync("/Settings/People?text=DRAFTER")).Html;
        Assert.Contains(">经七<", all, StringComparison.Ordinal);
        Assert.DoesNotContain(">经七<", used, StringComparison.Ordinal);
        Assert.Contains(">交十<", other, StringComparison.Ordinal);
        Assert.DoesNotContain(">经六<", other, StringComparison.Ordinal);
        Assert.Contains(">经六<", named, StringComparison.Ordinal);
        Assert.DoesNotContain(">交十<", named, StringComparison.Ordinal);
    }

    private static (string, string)[] Form(TestApp app, string name, string userName) =>
    [
        ("Input.DisplayName", name), ("Input.UserName", userName), ("Input.BureauId", app.People!.Industry.Id.ToString()),
        ("Input.DivisionId", app.People.Standards.Id.ToString()), ("Input.Email", "xinlai@example.gov.cn"), ("Input.Phone", "029-0000 0000"),
    ];
}
