using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>Parked steps in the browser.</summary>
public sealed class WorkflowIncidentTests
{
    private const string List = "/Settings/Workflows/Incidents";
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administrator_is_told_retries_and_learns_that_it_failed_again()
    {
        await using var story = await ParkedAsync();
        var browser = await story.App.SignInAsync(Administrator);
        Assert.Contains("1 件挂起", await ShowAsync(browser, "/Settings"), StringComparison.Ordinal);
        Assert.Contains("有 1 件的系统步骤没有做成", await ShowAsync(browser, "/Settings/Health"), StringComparison.Ordinal);
        var list = await ShowAsync(browser, List);
        Assert.Contains("第0390号 · 通知经办人", list, StringComparison.Ordinal);
        Assert.Contains("主办单位没有名为“督办处”的处室", list, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseStory.Deputy, list, StringComparison.Ordinal);
        Assert.Contains("<strong>通知经办人</strong> 系统没有做成，等待系统管理员处理", WebUtility.HtmlDecode(await story.CaseHtmlAsync(TestPeople.UserName(Roles.Drafter))), StringComparison.Ordinal);
        Assert.Contains("<span class=\"count count-late\">1</span>", await ShowAsync(browser, "/Settings/Workflows"), StringComparison.Ordinal);

        var step = $"{List}/Step/{story.CaseId}/opinionsReady/1";
        (await browser.PostAsync(step + "?handler=Retry", ("Input.Tries", "1"))).LedTo(step);
        Assert.Contains("“通知经办人”仍未成功", await ShowAsync(browser, step), StringComparison.Ordinal);
        var stale = await browser.PostAsync(step + "?handler=Retry", ("Input.Tries", "1"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("仍未成功（第 2 次）", WebUtility.HtmlDecode(stale.Html), StringComparison.Ordinal);

        await using (var db = story.App.OpenDatabase())
        {
            db.Divisions.Add(new Division { BureauId = story.App.People!.Industry.Id, Name = "督办处" });
            await db.SaveChangesAsync(Ct);
        }
        (await browser.PostAsync(step + "?handler=Retry", ("Input.Tries", "2"))).LedTo(List);
        Assert.Contains("没有挂起的步骤", await ShowAsync(browser, List), StringComparison.Ordinal);
        Assert.DoesNotContain("件挂起", await ShowAsync(browser, "/Settings"), StringComparison.Ordinal);
        Assert.Contains("可能已经处理好了", await ShowAsync(browser, step), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skipping_asks_for_a_reason_and_a_second_click_is_told_who_skipped()
    {
        await using var story = await ParkedAsync();
        var browser = await story.App.SignInAsync(Administrator);
        var step = $"{List}/Step/{story.CaseId}/opinionsReady/1";
        (await browser.PostAsync(step + "?handler=Skip", ("Input.Tries", "1"), ("Input.Outcome", "Done"), ("Input.Reason", " "))).Refused("请写明跳过的理由");
        (await browser.PostAsync(step + "?handler=Skip", ("Input.Tries", "1"), ("Input.Outcome", "Done"), ("Input.Reason", "已电话告知"))).LedTo(List);
        Assert.Contains("“通知经办人”已跳过", await ShowAsync(browser, List), StringComparison.Ordinal);
        var page = await browser.GetAsync("/Settings/Workflows");
        var again = await browser.SendAsync(step + "?handler=Skip", ("Input.Tries", "1"), ("Input.Outcome", "Done"), ("Input.Reason", "再来"), ("__RequestVerificationToken", Browser.Token(page.Html)));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("跳过“通知经办人”，理由：已电话告知", WebUtility.HtmlDecode(again.Html), StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "StepSkipped" && a.CaseId == story.CaseId, Ct));
    }

    private static async Task<CaseStory> ParkedAsync()
    {
        var story = await CaseStory.StartAsync();
        await WorkflowVariant.PublishAsync(story.App, WorkflowVariant.FailingNotice, 2);
        await story.RegisterAsync();
        await story.GoToAsync("draft", coHandler: false);
        return story;
    }

    private static async Task<string> ShowAsync(Browser browser, string path) => WebUtility.HtmlDecode((await browser.GetAsync(path)).Shown().Html);
}
