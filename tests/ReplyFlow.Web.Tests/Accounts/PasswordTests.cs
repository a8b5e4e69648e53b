using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Accounts;

public sealed partial class PasswordTests
{
    private static readonly string Drafter = TestPeople.UserName(Roles.Drafter);
    private const string Better = "another-horse-43";

    [Fact]
    public async Task A_reset_password_is_shown_once_and_must_be_changed_before_anything_else()
    {
        await using var app = await TestApp.StartAsync();
        var before = await app.SignInAsync(Drafter);
        var administrator = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var edit = $"/Settings/People/Edit/{app.People![Drafter].Id}";
        var shown = (await administrator.PostAsync(edit + "?handler=ResetPassword")).LedTo($"/Settings/People/Password/{app.People[Drafter].Id}");
        var password = Secret().Match((await administrator.GetAsync(shown.Location)).Shown().Html).Groups[1].Value;
        Assert.NotEmpty(password);
        Assert.DoesNotContain(password, (await administrator.GetAsync(shown.Location)).Shown().Html, StringComparison.Ordinal);

        (await before.GetAsync("/")).LedTo("/Account/Login");
        var browser = await app.SignInAsync(Drafter, password);
        (await browser.GetAsync("/")).LedTo("/Account/ChangePassword");
        (await browser.GetAsync("/Settings")).LedTo("/Account/ChangePassword");
        (await browser.PostAsync("/Account/ChangePassword", ("Current", password), ("Next", Better), ("Repeat", Better))).LedTo("/");
        (await browser.GetAsync("/")).Shown();
        await app.SignInAsync(Drafter, Better);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_several_clicks_on_one_page_one_resets_the_password_and_the_others_say_so(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var administrator = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var edit = $"/Settings/People/Edit/{app.People![Drafter].Id}";
        for (var round = 1; round <= 2; round++)
        {
            var replaced = Replaced().Match((await administrator.GetAsync(edit)).Shown().Html).Groups[1].Value;
            Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => administrator.PostAsync(edit + "?handler=ResetPassword", ("replaced", replaced))));
            Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
            Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a => a.Refused("没有再重置"));
            await using var db = app.OpenDatabase();
            Assert.Equal(round, await db.Audit.CountAsync(a => a.Kind == "PasswordReset", TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions()
    {
        await using var app = await TestApp.StartAsync();
        var (here, there) = (await app.SignInAsync(Drafter), await app.SignInAsync(Drafter));
        (await here.PostAsync("/Account/ChangePassword", ("Current", TestPeople.Password), ("Next", Better), ("Repeat", Better))).LedTo("/");
        (await here.GetAsync("/")).Shown();
        (await there.GetAsync("/")).LedTo("/Account/Login");
    }

    [Theory]
    [InlineData("wrong-password-1", Better, Better, "当前密码不正确")]
    [InlineData(TestPeople.Password, "short1", "short1", "至少要 10 个字符")]
    [InlineData(TestPeople.Password, "only-letters", "only-letters", "至少要有一个数字")]
    [InlineData(TestPeople.Password, "DRAFTER-drafter-1", "DRAFTER-drafter-1", "不能包含登录名")]
    [InlineData(TestPeople.Password, TestPeople.Password, TestPeople.Password, "要和当前密码不同")]
    [InlineData(TestPeople.Password, Better, "another-horse-44", "两次输入的新密码不一样")]
    [InlineData(TestPeople.Password, "password2026", "password2026", "太常见")]
    [InlineData(TestPeople.Password, "1q2w3e4r5t6y", "1q2w3e4r5t6y", "太常见")]
    [InlineData(TestPeople.Password, "another-经六-43", "another-经六-43", "不能包含姓名")]
    public async Task A_bad_choice_is_refused_in_words(string current, string next, string repeat, string words)
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Drafter);
        (await browser.PostAsync("/Account/ChangePassword", ("Current", current), ("Next", next), ("Repeat", repeat))).Refused(words);
        await app.SignInAsync(Drafter);
    }

    [Fact]
    public async Task The_last_five_passwords_are_not_taken_again()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Drafter);
        string[] all = [TestPeople.Password, Better, "another-horse-44", "brave-window-river-7", "green-ladder-cloud-8", "quiet-pencil-stone-5", "purple-kettle-moon-6"];
        for (var i = 1; i < all.Length; i++)
            (await ChangeAsync(all[i - 1], all[i])).LedTo("/");
        foreach (var former in all[1..^1])
            (await ChangeAsync(all[^1], former)).Refused("最近用过的 5 个密码不能再用");
        (await ChangeAsync(all[^1], all[0])).LedTo("/");

        Task<Answer> ChangeAsync(string current, string next) => browser.PostAsync("/Account/ChangePassword", ("Current", current), ("Next", next), ("Repeat", next));
    }

    [Fact]
    public async Task Wrong_passwords_count_here_too()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Drafter);
        for (var i = 0; i < SignInThrottle.MostOfOneDevice; i++)
            (await ChangeAsync("wrong-password-1")).Refused("当前密码不正确");
        (await ChangeAsync(TestPeople.Password)).Refused("密码输错的次数太多");
        app.Clock.Advance(SignInThrottle.Span);
        (await ChangeAsync(TestPeople.Password)).LedTo("/");

        Task<Answer> ChangeAsync(string current) => browser.PostAsync("/Account/ChangePassword", ("Current", current), ("Next", Better), ("Repeat", Better));
    }

    [GeneratedRegex("name=\"replaced\" value=\"([^\"]*)\"")]
    private static partial Regex Replaced();

    [GeneratedRegex("id=\"secret\">([^<]+)<")]
    private static partial Regex Secret();
}
