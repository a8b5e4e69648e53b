using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>Calendar and deadline rules in a real browser: import, edit, look at what moves; the notice of an extension on its case.</summary>
[Collection("Pages of the built product")]
public sealed class CalendarPagesTests
{
    [Fact]
    public async Task The_calendar_is_imported_and_edited_rules_are_tried_and_an_extension_is_told()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 14);
        await using var product = await ProductProcess.StartAsync(installation.Folder, ("ReplyFlow__Workers", "false"));
        await using var admin = await Person.SignInAsync(chromium.Browser, product.Address, "admin", installation.Password);
        var page = admin.Page;
        var year = TimeProvider.System.Today().Year + 1;

        await admin.GoAsync("/Settings/Calendar");
        await admin.LookAsync("calendar");
        await admin.GoAsync("/Settings/Calendar/Import");
        await page.Locator("#Input_File").SetInputFilesAsync(new FilePayload { Name = "calendar.json", MimeType = "application/json", Buffer = Years(year) });
        await admin.ChooseAsync("查看差别");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "保存前请核对" })).ToBeVisibleAsync();
        await admin.LookAsync("calendar-import");
        await page.Locator("#review button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByText("工作日历已保存，立即生效")).ToBeVisibleAsync();
        await admin.LookAsync("calendar-changes");

        await admin.GoAsync($"/Settings/Calendar/Edit/{year}");
        await page.Locator("input[name='Input.Rows[2].From']").FillAsync($"{year}-09-01");
        await admin.ChooseAsync("查看差别");
        await Assertions.Expect(page.GetByText($"{year}年9月1日")).ToBeVisibleAsync();
        await admin.LookAsync("calendar-edit");
        await admin.GoAsync($"/Settings/Calendar/Remove/{year}");
        await admin.LookAsync("calendar-remove");

        await admin.GoAsync("/Settings/Deadlines/Edit");
        await page.Locator("#example").FillAsync("2026-04-20");
        await page.Locator("#n-Reply").FillAsync("45");
        await page.Locator("select[name='Input.Reply.Unit']").SelectOptionAsync("CalendarDays");
        await Assertions.Expect(page.GetByText("交办 2026-04-20，45 日 → 2026-06-04")).ToBeVisibleAsync();
        await admin.LookAsync("deadlines-edit");
        await admin.ChooseAsync("保存规则");
        await Assertions.Expect(page.GetByText("全市的期限规则已保存")).ToBeVisibleAsync();
        await admin.LookAsync("deadlines");

        var extended = await ExtendAsync(installation);
        await using var office = await Person.SignInAsync(chromium.Browser, product.Address, "office", installation.Password);
        await office.GoAsync($"/cases/{extended}");
        await Assertions.Expect(office.Page.GetByText("关于延期答复").First).ToBeVisibleAsync();
        await office.LookAsync("case-extended");
        Assert.Empty(await installation.VerifyAsync());
        Person.HasNoFlaws();
    }

    /// <summary>An invented notice for the next year.</summary>
    private static byte[] Years(int year)
    {
        var days = Enumerable.Range(0, 7).Select(i => new DateOnly(year, 2, 5).AddDays(i)).Prepend(new DateOnly(year, 1, 1));
        return Encoding.UTF8.GetBytes($"{{\"{year}\": {{\"source\": [\"https://example.invalid/{year}\"], \"off\": [{string.Join(", ", days.Select(d => $"\"{d:yyyy-MM-dd}\""))}], \"work\": []}}}}");
    }

    /// <summary>Asks for more time for a case in hand, and approves it.</summary>
    private static Task<Guid> ExtendAsync(Installation installation) => installation.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReplyFlow.Data.ReplyFlowDb>();
        var office = await services.ActorAsync("office");
        var c = await db.Cases.AsNoTracking().FirstAsync(x => x.LeadBureauId == office.BureauId && (x.Status == CaseStatus.Handling || x.Status == CaseStatus.Assigned));
        await services.GetRequiredService<RequestExtension>().RunAsync(office, c.Id, c.Due.On!.Value.AddDays(20), "需要到现场调研并论证方案。", default);
        var item = await db.WorkItems.AsNoTracking().FirstAsync(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && w.Kind == "extension");
        await services.GetRequiredService<DecideWorkItem>().RunAsync(await services.ActorAsync("dispatcher"), new Decision(item.Id, "Approve", "", null), default);
        return c.Id;
    });
}
