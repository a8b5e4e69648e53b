using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

public sealed class CasesSignTests
{
    [Fact]
    public async Task Signing_long_after_the_password_was_typed_asks_for_it_again()
    {
        await using var story = await CaseStory.StartAtAsync("signOff", coHandler: false);
        var item = await story.ItemAsync("signOff");
        var browser = await story.AsRoleAsync(Roles.Signatory);
        Assert.DoesNotContain("Input.Password", (await PressAsync(story, item)).Shown().Html, StringComparison.Ordinal);
        story.App.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("Input.Password", (await PressAsync(story, item)).Shown().Html, StringComparison.Ordinal);

        (await SignAsync(browser, story, "")).Refused("请再输入一次登录密码");
        var wrong = (await SignAsync(browser, story, "not-the-password")).Refused("密码不对");
        Assert.DoesNotContain("not-the-password", wrong.Html, StringComparison.Ordinal);
        Assert.Contains("确认签发", wrong.Html, StringComparison.Ordinal);
        await using (var db = story.App.OpenDatabase())
            Assert.False(await db.Letters.AnyAsync(TestContext.Current.CancellationToken));
        (await SignAsync(browser, story, TestPeople.Password)).LedTo($"/cases/{story.CaseId}");
        await using (var db = story.App.OpenDatabase())
            Assert.Equal(1, await db.Letters.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pressing_sign_asks_once_more_with_recipients_number_and_date_and_signs_nothing()
    {
        await using var story = await CaseStory.StartAtAsync("signOff");
        var item = await story.ItemAsync("signOff");
        var asked = (await PressAsync(story, item, ("Input.Comment", "同意，请抓紧落实。"))).Shown();
        var words = Regex.Replace(WebUtility.HtmlDecode(asked.Html), "<[^>]+>", "");
        foreach (var fact in new[]
        {
            $"{CaseStory.Deputy}代表", $"预计 {story.App.People!.Industry.SeriesPrefix}〔2026〕1号", "收件人：代表 1 位，抄送", "成文日期2026年3月",
            "签发后不能撤回", "确认签发", "同意，请抓紧落实。",
        })
            Assert.Contains(fact, words, StringComparison.Ordinal);
        Assert.DoesNotContain("已签发", words, StringComparison.Ordinal);
        await using (var db = story.App.OpenDatabase())
            Assert.False(await db.Letters.AnyAsync(TestContext.Current.CancellationToken));

        (await story.DecideAsync(item, "Sign", "同意，请抓紧落实。")).LedTo($"/cases/{story.CaseId}");
        var issued = await story.CaseHtmlAsync(TestPeople.UserName(Roles.Signatory));
        Assert.Contains($"已签发。文号{story.App.People.Industry.SeriesPrefix}〔2026〕1号", issued, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("2")]
    public async Task Only_the_version_that_was_confirmed_is_signed(string confirmed)
    {
        await using var story = await CaseStory.StartAtAsync("signOff", coHandler: false);
        var item = await story.ItemAsync("signOff");
        (await PressAsync(story, item, ("Input.ConfirmedVersion", confirmed))).Shown();
        await using var db = story.App.OpenDatabase();
        Assert.False(await db.Letters.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Going_back_from_the_question_keeps_what_was_typed()
    {
        await using var story = await CaseStory.StartAtAsync("signOff", coHandler: false);
        var item = await story.ItemAsync("signOff");
        var browser = await story.AsRoleAsync(Roles.Signatory);
        var page = (await browser.PostAsync($"/work/{item.Id}?handler=Back", ("Input.SeenDraftVersion", "1"), ("Input.Comment", "同意，请抓紧落实。"))).Shown();
        Assert.Contains("同意，请抓紧落实。</textarea>", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        Assert.Contains("value=\"Return\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_by_the_signatory_needs_no_password()
    {
        await using var story = await CaseStory.StartAtAsync("signOff", coHandler: false);
        var item = await story.ItemAsync("signOff");
        await story.AsRoleAsync(Roles.Signatory);
        story.App.Clock.Advance(TimeSpan.FromHours(2));
        (await story.DecideAsync(item, "Return", "请再与代表沟通一次。")).LedTo("/");
    }

    [Fact]
    public async Task Guessing_the_password_is_soon_not_listened_to_and_signs_nothing()
    {
        await using var story = await CaseStory.StartAtAsync("signOff", coHandler: false);
        var browser = await story.AsRoleAsync(Roles.Signatory);
        story.App.Clock.Advance(TimeSpan.FromMinutes(31));
        for (var i = 0; i < SignInThrottle.MostOfOneDevice; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await SignAsync(browser, story, "guess-" + i)).Status);
        (await SignAsync(browser, story, TestPeople.Password)).Refused("密码输错的次数太多");
        await using var db = story.App.OpenDatabase();
        Assert.False(await db.Letters.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_letter_to_be_signed_shows_where_its_number_will_stand_and_no_finding_because_of_it()
    {
        await using var story = await CaseStory.StartAtAsync("signOff", coHandler: false);
        var item = await story.ItemAsync("signOff");
        var html = WebUtility.HtmlDecode((await (await story.AsRoleAsync(Roles.Signatory)).GetAsync($"/work/{item.Id}")).Shown().Html);
        // The print is set character by character; the blank is where the serial number will be.
        var print = Regex.Replace(Regex.Replace(html[html.IndexOf("class=\"letter-view\"", StringComparison.Ordinal)..], "<title>.*?</title>|<[^>]+>", ""), "\\s+", "");
        Assert.Contains($"{story.App.People!.Industry.SeriesPrefix}〔2026〕号", print, StringComparison.Ordinal);
        Assert.DoesNotContain("发文字号的写法", html, StringComparison.Ordinal);
    }

    /// <summary>Presses 签发 on the letter's page, before anything is confirmed.</summary>
    private static async Task<Answer> PressAsync(CaseStory story, WorkItem item, params (string, string)[] more) =>
        await (await story.AsRoleAsync(Roles.Signatory)).PostAsync($"/work/{item.Id}",
            [.. story.Fields(item).Where(f => f.Name != "Input.ConfirmedVersion"), ("Input.Outcome", "Sign"), .. more]);

    private static async Task<Answer> SignAsync(Browser browser, CaseStory story, string password)
    {
        var item = await story.ItemAsync("signOff");
        return await browser.PostAsync($"/work/{item.Id}", [.. story.Fields(item), ("Input.Outcome", "Sign"), ("Input.Password", password)]);
    }
}
