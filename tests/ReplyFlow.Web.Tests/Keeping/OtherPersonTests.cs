using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Keeping;

/// <summary>Somebody else has signed in in the same browser while a form was filled in: the form is its own person's, whatever the other may open.</summary>
public sealed class OtherPersonTests
{
    private const string Register = "/Suggestions/Register";
    private static readonly string Liaison = TestPeople.UserName(Roles.Liaison);
    private static readonly string Office = TestPeople.UserName(Roles.BureauOffice);
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);

    [Theory]
    [InlineData(Register)]
    [InlineData("/Account/Substitution?handler=Name")]
    public async Task It_is_kept_for_its_person_whether_the_other_may_open_its_page_or_not(string address)
    {
        await using var app = await TestApp.StartAsync();
        var answer = await SendAsOfficeAsync(app, address, ("Input.Title", "关于示例路口的建议"), ("Input.Note", "示例出差"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        AssertKept(answer);

        var again = app.Browser();
        var led = (await again.TrySignInAsync(Liaison, TestPeople.Password)).LedTo(address.Split('?')[0]);
        Assert.Contains("刚才填写的内容都在下面，还没有提交", (await again.GetAsync(led.Location)).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_kept_where_the_other_has_to_change_the_password_first()
    {
        await using var app = await TestApp.StartAsync();
        AssertKept(await SendAsOfficeAsync(app, Register, [("Input.Title", "关于示例路口的建议")], async () =>
        {
            await using var db = app.OpenDatabase();
            await db.Users.Where(u => u.UserName == Office).ExecuteUpdateAsync(u => u.SetProperty(x => x.MustChangePassword, true), TestContext.Current.CancellationToken);
        }));
    }

    [Fact]
    public async Task Whose_form_it_is_and_what_the_answer_says_of_a_page_that_was_made_for_the_one_who_sends_it()
    {
        await using var app = await TestApp.StartAsync();
        var office = await app.SignInAsync(Office);
        var own = (await office.GetAsync("/Account/ChangePassword")).Shown();
        var answer = await office.SendAsync(Register, ("Input.Title", "关于示例路口的建议"), EndedSignIn.Owner(own.Html), ("__RequestVerificationToken", Browser.Token(own.Html)));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("那个账号", answer.Html, StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.False(await db.KeptForms.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_person_who_signs_in_where_it_waits_comes_to_their_own_inbox()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        var answer = await browser.SendAsync(app, Administrator, "/Settings/Bureaus/Create", ("Input.Name", "示例市水务局"));
        Assert.Equal("/", (await browser.SignInAsync(answer, Office)).Location);
        // The sign-in page that still stands in the first window.
        Assert.Equal("/", (await browser.GetAsync(answer.Location)).Location);
        (await app.Browser().SignInAsync(answer, Administrator)).LedTo("/Settings/Bureaus/Create");
    }

    [Fact]
    public async Task Another_person_is_led_to_a_form_of_their_own_that_waits()
    {
        await using var app = await TestApp.StartAsync();
        var answer = await app.Browser().SendAsync(app, Administrator, "/Settings/Bureaus/Create", ("Input.Name", "示例市水务局"));
        await app.Browser().SendAsync(app, Liaison, Register, ("Input.Title", "关于示例路口的建议"));
        (await app.Browser().SignInAsync(answer, Liaison)).LedTo(Register);
    }

    private static Task<Answer> SendAsOfficeAsync(TestApp app, string address, params (string, string)[] typed) => SendAsOfficeAsync(app, address, typed, () => Task.CompletedTask);

    private static async Task<Answer> SendAsOfficeAsync(TestApp app, string address, (string, string)[] typed, Func<Task> before)
    {
        var page = (await (await app.SignInAsync(Liaison)).GetAsync(address.Split('?')[0])).Shown();
        await before();
        var office = app.Browser();
        await office.SignInAsync(Office, TestPeople.Password);
        return await office.SendAsync(address, [.. typed, EndedSignIn.Owner(page.Html), ("__RequestVerificationToken", Browser.Token(page.Html))]);
    }

    private static void AssertKept(Answer answer)
    {
        Assert.Contains("填写的内容已为那个账号保留一小时", answer.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("示例", answer.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("调整岗位", answer.Text(), StringComparison.Ordinal);
    }
}
