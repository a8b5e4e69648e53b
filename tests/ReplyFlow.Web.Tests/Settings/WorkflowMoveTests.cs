using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>Moving running cases in the browser, and choosing what new ones start on.</summary>
public sealed partial class WorkflowMoveTests
{
    private const string Page = "/Settings/Workflows/Move";
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_step_is_matched_by_its_words_tried_out_and_moved()
    {
        await using var story = await CaseStory.StartAtAsync("accept");
        var browser = await story.App.SignInAsync(Administrator);
        Assert.Contains("没有可以转换的建议", await ShowAsync(browser, Page), StringComparison.Ordinal);
        await WorkflowVariant.PublishAsync(story.App, WorkflowVariant.AcceptRenamed(), 2);
        Assert.Contains("第 1 版（在办 1 件）", await ShowAsync(browser, Page), StringComparison.Ordinal);

        var plan = await ShowAsync(browser, Page + "?definition=suggestion-reply&from=1&to=2");
        Assert.Matches(ChosenTarget(), plan);
        Assert.Contains("第0390号 · " + CaseStory.Title, plan, StringComparison.Ordinal);
        Assert.Contains("转换 1 件</button>", plan, StringComparison.Ordinal);
        Assert.Equal([("accept", 1)], await StandsAsync(story));

        (await browser.PostAsync(ApplyAddress().Match(plan).Groups[1].Value)).LedTo("/Settings/Workflows");
        Assert.Equal([("receive", 2)], await StandsAsync(story));
        Assert.Contains("已有 1 件转到第 2 版", await ShowAsync(browser, "/Settings/Workflows"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await story.DecideAsync(await story.ItemAsync("accept"), "Accept")).Status);
        Assert.Contains("办理流程由第 1 版转到第 2 版", WebUtility.HtmlDecode(await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_without_a_place_in_the_new_version_is_named_and_stays()
    {
        await using var story = await CaseStory.StartAtAsync("accept");
        await WorkflowVariant.PublishAsync(story.App, WorkflowVariant.AcceptRenamed("收文登记"), 2);
        var browser = await story.App.SignInAsync(Administrator);
        var plan = await ShowAsync(browser, Page + "?definition=suggestion-reply&from=1&to=2");
        Assert.Contains("不能转换 1 件", plan, StringComparison.Ordinal);
        Assert.Contains("正在等待“签收”（accept），新版没有这个活动", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch(ApplyAddress(), plan);
        var forced = await browser.PostAsync(Page + "?definition=suggestion-reply&from=1&to=2&tried=true&handler=Apply");
        Assert.Equal(Page, forced.Location.Split('?')[0]);
        Assert.Equal([("accept", 1)], await StandsAsync(story));
        var chosen = await ShowAsync(browser, Page + "?definition=suggestion-reply&from=1&to=2&move=1%3Aaccept%3Areceive&tried=true");
        Assert.Contains("转换 1 件</button>", chosen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var story = await CaseStory.StartAtAsync("accept");
        await WorkflowVariant.PublishAsync(story.App, WorkflowVariant.AcceptRenamed(), 2);
        var browser = await story.App.SignInAsync(Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Page + "?definition=suggestion-reply&from=1&to=9")).Status);
        (await browser.PostAsync(Page + "?definition=suggestion-reply&from=1&to=2&move=1%3Aaccept%3Anowhere&tried=true&handler=Apply")).Refused("新版没有活动“nowhere”");
        Assert.Equal([("accept", 1)], await StandsAsync(story));
    }

    [Fact]
    public async Task The_process_of_new_suggestions_is_chosen_for_each_kind()
    {
        await using var story = await CaseStory.StartAsync();
        var browser = await story.App.SignInAsync(Administrator);
        var page = await ShowAsync(browser, "/Settings/Workflows");
        Assert.Matches("<option selected=\"selected\" value=\"off-session-suggestion\">", page);
        (await browser.PostAsync("/Settings/Workflows?handler=Start", ("Input.DuringSession", "nothing"), ("Input.OffSession", "suggestion-reply"))).Refused("请选择已发布的流程");
        (await browser.PostAsync("/Settings/Workflows?handler=Start", ("Input.DuringSession", "suggestion-reply-simple"), ("Input.OffSession", "suggestion-reply"))).LedTo("/Settings/Workflows");
        var id = await story.RegisterAsync();
        await using var db = story.App.OpenDatabase();
        Assert.Equal("suggestion-reply-simple", (await db.Cases.SingleAsync(c => c.Id == id, Ct)).DefinitionId);
    }

    [Fact]
    public async Task A_newer_file_of_the_product_is_offered_beside_the_administrators_own_version()
    {
        await using var app = await TestApp.StartLaterAsync();
        // The product of yesterday brought other words; its administrator then published a version of their own.
        await using (var db = app.OpenDatabase())
        {
            db.Definitions.Add(new() { DefinitionId = "suggestion-reply", Version = 1, Json = WorkflowFile.Renamed, Sha256 = "of yesterday", PublishedAt = app.Clock.GetUtcNow() });
            db.Definitions.Add(new() { DefinitionId = "suggestion-reply", Version = 2, Json = WorkflowVariant.AcceptRenamed(), Sha256 = "their own", PublishedAt = app.Clock.GetUtcNow() });
            db.Settings.Add(new() { Name = "Workflow:Shipped:suggestion-reply", Value = "1" });
            await db.SaveChangesAsync(Ct);
        }
        var browser = await app.SignInAsync(Administrator);
        var list = await ShowAsync(browser, "/Settings/Workflows");
        Assert.Contains("产品带来了“人大代表建议办理”的新文件", list, StringComparison.Ordinal);
        (await browser.PostAsync(OfferAddress().Match(list).Groups[1].Value)).LedTo("/Settings/Workflows");
        list = await ShowAsync(browser, "/Settings/Workflows");
        Assert.DoesNotContain("产品带来了", list, StringComparison.Ordinal);
        Assert.Contains("新文件没有采用，不再提示", list, StringComparison.Ordinal);
        (await browser.PostAsync("/Settings/Workflows?handler=Decline&definition=suggestion-reply&file=other")).Refused("已换成别的文件");
        (await browser.PostAsync(OfferAddress().Match(list).Groups[1].Value)).LedTo("/Settings/Workflows");
        Assert.Contains("产品带来了“人大代表建议办理”的新文件", await ShowAsync(browser, "/Settings/Workflows"), StringComparison.Ordinal);
        var offer = await ShowAsync(browser, "/Settings/Workflows/Import?shipped=suggestion-reply");
        Assert.Contains("与第 2 版的差别", offer, StringComparison.Ordinal);
        (await WorkflowFile.PublishAsync(browser, WorkflowFile.Shipped, 3)).LedTo("/Settings/Workflows/Version/suggestion-reply/3");
        Assert.DoesNotContain("产品带来了", await ShowAsync(browser, "/Settings/Workflows"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/Settings/Workflows/Import?shipped=suggestion-reply")).Status);
    }

    private static async Task<List<(string, int)>> StandsAsync(CaseStory story)
    {
        await using var db = story.App.OpenDatabase();
        return [.. (await db.WorkItems.Where(w => w.CaseId == story.CaseId && w.Status == Domain.WorkItems.WorkItemStatus.Open)
            .Select(w => new { w.ActivityId, w.Case!.DefinitionVersion }).ToListAsync(Ct)).Select(w => (w.ActivityId, w.DefinitionVersion))];
    }

    private static async Task<string> ShowAsync(Browser browser, string path) => WebUtility.HtmlDecode((await browser.GetAsync(path)).Shown().Html);

    [GeneratedRegex("<option value=\"1:accept:receive\" selected=\"selected\">|<option value=\"1:accept:receive\" selected>")]
    private static partial Regex ChosenTarget();

    [GeneratedRegex("action=\"(/Settings/Workflows\\?[^\"]+handler=(Decline|Offer))\"")]
    private static partial Regex OfferAddress();

    [GeneratedRegex("action=\"(/Settings/Workflows/Move\\?[^\"]+handler=Apply)\"")]
    private static partial Regex ApplyAddress();
}
