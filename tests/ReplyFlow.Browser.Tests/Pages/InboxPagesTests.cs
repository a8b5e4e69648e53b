using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>The inbox on a clerk's screen, and the bureaus of one suggestion, each with one part.</summary>
[Collection("Pages of the built product")]
public sealed class InboxPagesTests
{
    private const int Rows = 8;

    [Fact]
    public async Task Eight_items_are_seen_at_once_and_a_bureau_has_one_part()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 60);
        Guid drafting;
        await using (var db = installation.Open())
        {
            var bureau = await db.Users.Where(u => u.UserName == "office").Select(u => u.BureauId)
                .SingleAsync(TestContext.Current.CancellationToken);
            drafting = await db.WorkItems.Where(w => w.Kind == StepKinds.Draft && w.Status == WorkItemStatus.Open && w.BureauId == bureau)
                .Select(w => w.CaseId).FirstAsync(TestContext.Current.CancellationToken);
            Assert.True(await db.WorkItems.CountAsync(w => w.Kind == "assign" && w.Status == WorkItemStatus.Open) >= 1);
            // Titles as long as they come: of the first two in the list, and of one that is drafted.
            var longest = await db.Suggestions.OrderBy(s => s.Number).Select(s => s.Id).Take(2).ToListAsync(TestContext.Current.CancellationToken);
            longest.Add(await db.Cases.Where(c => c.Id == drafting).Select(c => c.SuggestionId).SingleAsync(TestContext.Current.CancellationToken));
            await db.Suggestions.Where(s => longest.Contains(s.Id)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Title, $"关于{new string('长', 90)}的建议"));
        }
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using (var office = await Person.SignInAsync(chromium.Browser, product.Address, "office", installation.Password))
        {
            await office.GoAsync("/");
            var bottoms = await office.Page.EvaluateAsync<double[]>(
                "[...document.querySelectorAll('main .inbox-row')].map(r => r.getBoundingClientRect().bottom)");
            Assert.True(bottoms.Length >= Rows, $"only {bottoms.Length} items");
            Assert.True(bottoms.Count(b => b <= 768) >= Rows, $"{bottoms.Count(b => b <= 768)} of {bottoms.Length} rows end above 768 px");
            await office.LookAsync("inbox-rows");
            await office.GoAsync("/suggestions");
            await office.LookAsync("suggestion-rows");
            await office.Page.Locator("a.row-link").First.ClickAsync();
            await office.LookAsync("case-head");
            await office.GoAsync("/done");
            await office.LookAsync("done");
            await office.GoAsync("/letters?q=2026");
            await office.LookAsync("letters-search");
            await office.GoAsync($"/cases/{drafting}/reassign");
            await office.LookAsync("reassign");
            await office.GoAsync($"/cases/{drafting}/flow");
            await Assertions.Expect(office.Page.Locator("[data-mark=current]").First).ToBeInViewportAsync();
            await office.LookAsync("flow");
        }
        await using (var dispatcher = await Person.SignInAsync(chromium.Browser, product.Address, "dispatcher", installation.Password))
        {
            await dispatcher.OpenWorkAsync("交办");
            var page = dispatcher.Page;
            await page.Locator("[name='Input.CoHandlerIds']").First.CheckAsync();
            var id = await page.Locator("[name='Input.CoHandlerIds']").First.GetAttributeAsync("value");
            await page.Locator($"[name='Input.LeadBureauId'][value='{id}']").CheckAsync();
            await Assertions.Expect(page.Locator($"[name='Input.CoHandlerIds'][value='{id}']")).Not.ToBeCheckedAsync();
            await Assertions.Expect(page.Locator($"[name='Input.CoHandlerIds'][value='{id}']")).ToBeDisabledAsync();
            await Assertions.Expect(page.Locator($"[name='Input.ReaderIds'][value='{id}']")).ToBeDisabledAsync();
            await page.Locator("[name='Input.LeadBureauId']").Last.CheckAsync();
            await Assertions.Expect(page.Locator($"[name='Input.CoHandlerIds'][value='{id}']")).ToBeEnabledAsync();
            await dispatcher.LookAsync("assign-apart");
        }
        await using (var admin = await Person.SignInAsync(chromium.Browser, product.Address, "admin", installation.Password))
        {
            await admin.GoAsync("/Settings/Templates/Edit/city?version=0");
            await admin.Page.GetByLabel("签发人前的字").FillAsync("示例签发人：");
            await Assertions.Expect(admin.Page.Locator("#pane")).ToContainTextAsync("示例签发人");
            await admin.LookAsync("template-form");
        }
        Person.HasNoFlaws();
    }
}
