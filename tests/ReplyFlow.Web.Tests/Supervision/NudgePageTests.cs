using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Supervision;

public sealed class NudgePageTests
{
    [Fact]
    public async Task A_nudge_shows_on_board_and_case_and_a_second_one_the_same_day_is_refused_with_the_next_date()
    {
        await using var story = await CaseStory.StartAtAsync("draft");
        var item = await story.ItemAsync("draft");
        var dispatcher = await story.AsRoleAsync(Roles.Dispatcher);
        Assert.Contains($"/supervision/nudge/{item.Id}", (await dispatcher.GetAsync("/supervision")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains($"/supervision/nudge/{item.Id}?toCase=true", await story.CaseHtmlAsync(TestPeople.UserName(Roles.Dispatcher)), StringComparison.Ordinal);
        (await dispatcher.PostAsync($"/supervision/nudge/{item.Id}?toCase=true", ("Input.Words", "请抓紧。"))).LedTo($"/cases/{story.CaseId}");
        var html = await story.CaseHtmlAsync(TestPeople.UserName(Roles.Dispatcher));
        Assert.Contains("督三催办", html, StringComparison.Ordinal);
        Assert.Contains("没有登记邮箱", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/supervision/nudge/{item.Id}", html, StringComparison.Ordinal);
        var again = (await dispatcher.GetAsync($"/supervision/nudge/{item.Id}")).Shown().Html;
        Assert.Contains("2026年3月3日起可再次催办", again, StringComparison.Ordinal);
        Assert.DoesNotContain("Input.Words", again, StringComparison.Ordinal);
        var refused = await dispatcher.PostAsync($"/supervision/nudge/{item.Id}", ("Input.Words", "再催。"));
        refused.Refused("起可再次催办");
        Assert.Contains("<strong>没有催办。</strong>", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.Contains("督三于2026年3月2日（周一）催办：请抓紧。", WebUtility.HtmlDecode((await (await story.AsRoleAsync(Roles.Drafter)).GetAsync("/")).Shown().Html), StringComparison.Ordinal);
        story.App.Clock.Now += TimeSpan.FromDays(1);
        (await (await story.App.SignInAsync(TestPeople.UserName(Roles.BureauLeader))).PostAsync($"/supervision/nudge/{item.Id}", ("Input.Words", ""))).LedTo("/supervision");
        Assert.Contains("共 2 次", (await (await story.App.SignInAsync(TestPeople.UserName(Roles.Dispatcher))).GetAsync("/supervision")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_before_a_weekend_has_not_waited_a_working_day_and_did_not_come_today()
    {
        await using var story = await CaseStory.StartAtAsync("accept");
        var item = await story.ItemAsync("accept");
        var friday = new DateTimeOffset(2026, 3, 6, 2, 0, 0, TimeSpan.Zero);
        await using (var db = story.App.OpenDatabase())
            await db.WorkItems.Where(w => w.Id == item.Id).ExecuteUpdateAsync(s => s.SetProperty(w => w.OpenedAt, friday), TestContext.Current.CancellationToken);
        story.App.Clock.Now = friday + TimeSpan.FromDays(2);
        var office = await story.App.SignInAsync(TestPeople.UserName(Roles.BureauOffice));
        foreach (var page in new[] { "/", "/supervision", $"/cases/{story.CaseId}" })
        {
            var html = (await office.GetAsync(page)).Shown().Html;
            Assert.Contains("不到 1 个工作日", html, StringComparison.Ordinal);
            Assert.DoesNotContain("今天收到", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ones_own_step_is_not_offered_for_a_nudge()
    {
        await using var story = await CaseStory.StartAtAsync("proofread");
        var item = await story.ItemAsync("proofread");
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var html = (await office.GetAsync("/supervision")).Shown().Html;
        Assert.DoesNotContain($"/supervision/nudge/{item.Id}", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/work/{item.Id}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_suggestion_shows_on_its_page_in_the_lists_and_first_on_the_board()
    {
        await using var story = await CaseStory.StartAtAsync("accept");
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        (await liaison.PostAsync($"/cases/{story.CaseId}/key", ("Input.Supervisor", ""))).Refused("请填写督办领导的姓名和职务");
        (await liaison.PostAsync($"/cases/{story.CaseId}/key", ("Input.Supervisor", "副市长 某某"))).LedTo($"/cases/{story.CaseId}");
        Assert.Contains("重点督办：副市长 某某", await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice)), StringComparison.Ordinal);
        Assert.Contains("重点督办</span>", (await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync("/")).Shown().Html, StringComparison.Ordinal);
        foreach (var page in new[] { "/suggestions?key=true", "/supervision?key=true" })
            Assert.Contains(CaseStory.Title, (await liaison.GetAsync(page)).Shown().Html, StringComparison.Ordinal);
        (await liaison.PostAsync($"/cases/{story.CaseId}/key?handler=End", ("Input.Reason", "已解决。"))).LedTo($"/cases/{story.CaseId}");
        Assert.DoesNotContain(CaseStory.Title, (await liaison.GetAsync("/suggestions?key=true")).Shown().Html, StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        Assert.Equal(2, await db.Audit.CountAsync(a => a.CaseId == story.CaseId && a.Kind.StartsWith("KeyCase")));
    }

    [Fact]
    public async Task The_report_is_a_pdf_named_after_the_session()
    {
        await using var story = await CaseStory.StartAtAsync("accept");
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        using var response = await liaison.Client.GetAsync($"/statistics/report?session={CaseStory.Session}", TestContext.Current.CancellationToken);
        var pdf = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{CaseStory.Session}代表建议办理情况报告 2026-03-02.pdf", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.True(pdf.AsSpan().StartsWith("%PDF-1"u8) && pdf.Length > 10_000);
    }
}
