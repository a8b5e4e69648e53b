using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Keeping;

/// <summary>A kept form that was shown is not pressed upon its person again, and says so where there is nothing to send any more.</summary>
public sealed class KeptAndDoneTests
{
    private const string Page = "/Settings/Bureaus/Create";
    private const string Words = "第二部分请写明完成时间。";
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);
    private static readonly string Head = TestPeople.UserName(Roles.DivisionHead);
    private static readonly string Drafter = TestPeople.UserName(Roles.Drafter);

    [Fact]
    public async Task Once_shown_it_is_at_its_address_and_later_sign_ins_go_their_usual_way()
    {
        await using var app = await TestApp.StartAsync();
        var browser = app.Browser();
        var back = await browser.SignInAsync(await browser.SendAsync(app, Administrator, Page, ("Input.Name", "示例市水务局")), Administrator);
        // Signed in but not shown yet: it is not lost.
        Assert.Equal(back.Location, (await app.Browser().TrySignInAsync(Administrator, TestPeople.Password)).Location);
        (await browser.GetAsync(back.Location)).Shown();
        var later = app.Browser();
        Assert.Equal("/", (await later.TrySignInAsync(Administrator, TestPeople.Password)).Location);
        Assert.Contains("value=\"示例市水务局\"", (await later.GetAsync(back.Location)).Shown().Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_not_shown_is_led_to_although_a_later_one_was()
    {
        await using var app = await TestApp.StartAsync();
        await app.Browser().SendAsync(app, Administrator, Page, ("Input.Name", "示例局一"));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var browser = app.Browser();
        var back = await browser.SignInAsync(await browser.SendAsync(app, Administrator, Page, ("Input.Name", "示例局二")), Administrator);
        Assert.Contains("示例局二", (await browser.GetAsync(back.Location)).Shown().Text(), StringComparison.Ordinal);
        Assert.Contains("示例局一", (await browser.GetAsync((await app.Browser().TrySignInAsync(Administrator, TestPeople.Password)).Location)).Shown().Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "此事项已由您本人于")]
    [InlineData(false, "此事项已由处五于")]
    public async Task For_a_task_that_is_done_the_page_says_who_did_it_and_shows_what_was_typed(bool byOneself, string says)
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.WalkAsync("divisionReview");
        var task = $"/work/{(await scene.ItemAsync("review")).Id}";
        var second = byOneself ? Head : await SecondHeadAsync(app);
        var browser = app.Browser();
        var answer = await browser.SendAsync(app, second, task, ("Input.Comment", Words), ("Input.Outcome", "Return"));
        await scene.ReturnAsync("请补充数字。");
        var page = (await browser.GetAsync((await browser.SignInAsync(answer, second)).LedTo(task).Location)).Shown().Text();
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains($"{Words}</textarea>", page, StringComparison.Ordinal);
        AssertNothingToSend(page);
    }

    [Fact]
    public async Task For_a_draft_that_was_handed_in_the_page_shows_what_was_typed()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var fields = await scene.FieldsAsync(DraftScene.Good with { Body = Words });
        var browser = app.Browser();
        var answer = await browser.SendAsync(app, Drafter, $"{scene.Editor}?handler=Save", fields);
        await scene.WalkAsync("divisionReview");
        var page = (await browser.GetAsync((await browser.SignInAsync(answer, Drafter)).LedTo(scene.Editor).Location)).Shown().Text();
        Assert.Contains($"{Words}</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("您输入的内容", page, StringComparison.Ordinal);
        AssertNothingToSend(page);
    }

    [Fact]
    public async Task A_page_that_is_no_longer_its_persons_to_see_shows_what_was_typed()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var office = TestPeople.UserName(Roles.BureauOffice);
        var browser = app.Browser();
        var answer = await browser.SendAsync(app, office, $"/cases/{scene.CaseId}/extension", ("Input.Reason", Words), ("Input.Until", "2026-06-30"));
        await GiveRoleAsync(app, office, Roles.Drafter, instead: true);
        var back = await browser.SignInAsync(answer, office);
        var page = await browser.GetAsync(back.Location);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains($"{Words}</textarea>", page.Text(), StringComparison.Ordinal);
        AssertNothingToSend(page.Text());
        Assert.Equal("/", (await app.Browser().TrySignInAsync(office, TestPeople.Password)).Location);
    }

    /// <summary>Another head of the same division, who owes the same.</summary>
    private static async Task<string> SecondHeadAsync(TestApp app)
    {
        await GiveRoleAsync(app, "drafter2", Roles.DivisionHead, instead: false);
        return "drafter2";
    }

    private static async Task GiveRoleAsync(TestApp app, string userName, string name, bool instead)
    {
        await using var db = app.OpenDatabase();
        var person = app.People![userName].Id;
        if (instead)
            await db.UserRoles.Where(r => r.UserId == person).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        var role = await db.Roles.SingleAsync(r => r.Name == name, TestContext.Current.CancellationToken);
        db.UserRoles.Add(new() { UserId = person, RoleId = role.Id });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static void AssertNothingToSend(string page)
    {
        Assert.Contains("没有提交", page, StringComparison.Ordinal);
        Assert.DoesNotContain("再点一次提交的按钮", page, StringComparison.Ordinal);
        Assert.DoesNotContain("都在下面，还没有提交", page, StringComparison.Ordinal);
        Assert.DoesNotContain("没有生效", page, StringComparison.Ordinal);
    }
}
