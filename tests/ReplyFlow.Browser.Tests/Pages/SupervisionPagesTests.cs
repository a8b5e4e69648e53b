using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>督办 and 统计 in a real browser, at both widths, with and without scripts.</summary>
[Collection("Pages of the built product")]
public sealed class SupervisionPagesTests
{
    [Fact]
    public async Task The_board_a_nudge_a_key_suggestion_and_the_statistics()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 24);
        await MakeLateAsync(installation);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using (var liaison = await Person.SignInAsync(chromium.Browser, product.Address, "liaison", installation.Password))
        {
            var blocked = new List<string>();
            liaison.Page.Console += (_, m) => { if (m.Type == "error") blocked.Add(m.Text); };
            await liaison.GoAsync("/supervision");
            await liaison.LookAsync("supervision");
            await liaison.Page.Locator("a.counter-overdue").ClickAsync();
            await Assertions.Expect(liaison.Page.Locator("#steps-h")).ToContainTextAsync("已逾期");
            await liaison.Page.Locator("a.row-link[href^='/cases/']").First.ClickAsync();
            await liaison.Page.Locator("a[href$='/key']").ClickAsync();
            await liaison.LookAsync("supervision-key");
            await liaison.Page.Locator("#Input_Supervisor").FillAsync("副市长 某某");
            await liaison.ChooseAsync("列为重点督办");
            await Assertions.Expect(liaison.Page.GetByText("重点督办：副市长 某某")).ToBeVisibleAsync();
            await liaison.LookAsync("supervision-case");
            await liaison.GoAsync("/supervision?key=true");
            await liaison.Page.Locator("a[href*='/supervision/nudge/']").First.ClickAsync();
            await liaison.Page.Locator("#Input_Words").FillAsync("请本周内报送。");
            await liaison.LookAsync("supervision-nudge");
            await liaison.ChooseAsync("催办");
            await Assertions.Expect(liaison.Page.GetByText("对方的待办里会显示")).ToBeVisibleAsync();
            await liaison.GoAsync("/statistics");
            await Assertions.Expect(liaison.Page.Locator(".chart canvas")).ToHaveCountAsync(3);
            await liaison.LookAsync("statistics");
            var assigned = await liaison.Page.Locator(".counters-six a strong").First.InnerTextAsync();
            await liaison.Page.Locator(".counters-six a").First.ClickAsync();
            await Assertions.Expect(liaison.Page.Locator("#total")).ToHaveTextAsync(assigned);
            await liaison.LookAsync("statistics-cases");
            var report = await liaison.Page.APIRequest.GetAsync(new Uri(product.Address, "/statistics/report").ToString());
            Assert.Equal((200, "application/pdf"), (report.Status, report.Headers["content-type"]));
            Assert.True(blocked.Count == 0, string.Join("\n", blocked));
            await WithoutScriptsAsync(chromium, liaison, product);
        }
        Assert.Empty(await installation.VerifyAsync());
        Person.HasNoFlaws();
    }

    /// <summary>The tables and their numbers are there without scripts; the charts' empty frames are not.</summary>
    private static async Task WithoutScriptsAsync(Chromium chromium, Person liaison, ProductProcess product)
    {
        var state = await liaison.Page.Context.StorageStateAsync();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, StorageState = state });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(product.Address, "/statistics").ToString());
        await Assertions.Expect(page.Locator("#figures tr.whole")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-charts]")).ToBeHiddenAsync();
        await page.GotoAsync(new Uri(product.Address, "/supervision").ToString());
        await Assertions.Expect(page.Locator("#steps table")).ToBeVisibleAsync();
    }

    private static async Task MakeLateAsync(Installation installation)
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)).AddDays(-9);
        await using var db = installation.Open();
        await db.Cases.ExecuteUpdateAsync(s => s.SetProperty(c => c.IsKey, false).SetProperty(c => c.KeySupervisor, "").SetProperty(c => c.KeySupervisorId, (Guid?)null));
        foreach (var item in await db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && w.Kind != "assign").Take(6).ToListAsync())
            item.SetDue(DueDates.On(day));
        await db.SaveChangesAsync();
    }
}
