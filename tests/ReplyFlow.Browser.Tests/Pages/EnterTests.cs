using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>
/// Enter in a single-line field does what the form is for. A browser takes the form's first submit button, wherever that stands.
/// </summary>
[Collection("Pages of the built product")]
public sealed class EnterTests
{
    private static readonly string[] People = ["admin", "liaison", "dispatcher", "office", "kj.office", "drafter", "head", "leader", "signatory"];

    [Fact]
    public async Task Enter_in_any_form_presses_its_main_button()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 14);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        var (wrong, tried) = (new List<string>(), new HashSet<string>());
        foreach (var name in People)
        {
            await using var person = await Person.SignInAsync(chromium.Browser, product.Address, name, installation.Password);
            await WalkAsync(person, product.Address, name, wrong, tried);
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Distinct()));
        Assert.True(tried.Count > 25, $"Only {tried.Count} forms were tried: {string.Join(", ", tried)}");
    }

    /// <summary>After the page came back from another button of the form, too.</summary>
    [Fact]
    public async Task Rows_for_co_signers_are_added_in_the_page_and_Enter_registers()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 2);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var liaison = await Person.SignInAsync(chromium.Browser, product.Address, "liaison", installation.Password);
        var page = liaison.Page;
        await liaison.GoAsync("/suggestions/register");
        await page.Locator("#Input_Number").FillAsync("0977");
        await page.Locator("#Input_ProposedOn").FillAsync(await page.Locator("#Input_ProposedOn").GetAttributeAsync("max") ?? "");
        await page.Locator("#Input_Title").FillAsync("关于增设示例站点的建议");
        await page.Locator("#Input_Text").FillAsync("建议在示例路增设站点。");
        await page.GetByRole(AriaRole.Button, new() { Name = "再加一位" }).ClickAsync();
        await Assertions.Expect(page.Locator("#Input_Deputies_3__Name")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync("示例附议");
        await page.Locator("#Input_LeadDeputy_Delegation").FillAsync("示例一团");
        await page.Locator("#Input_LeadDeputy_Name").FillAsync("示例领衔");
        await page.Keyboard.PressAsync("Enter");
        await liaison.LeftAsync("/register");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("第0977号建议已登记");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("示例附议");
    }

    /// <summary>The contact stands inside the editor's form, whose first button saves the draft.</summary>
    [Fact]
    public async Task Enter_beside_the_draft_logs_the_contact_and_the_draft_stays_as_typed()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 14);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var db = installation.Open();
        var (name, caseId) = await (from w in db.WorkItems
                                    where w.Status == WorkItemStatus.Open && w.Kind == StepKinds.Draft
                                    join u in db.Users on w.AssigneeId equals u.Id
                                    select ValueTuple.Create(u.UserName!, w.CaseId)).FirstAsync(TestContext.Current.CancellationToken);
        await using var drafter = await Person.SignInAsync(chromium.Browser, product.Address, name, installation.Password);
        var page = drafter.Page;
        await drafter.GoAsync($"/drafts/{caseId}");
        await page.Locator("#contacts-card").EvaluateAsync("e => e.open = true");
        await page.Locator("[data-elements]").EvaluateAsync("e => e.open = true");
        var (with, before) = (page.Locator("#Contact_With"), await page.Locator("#contacts .contact-row").CountAsync());
        await Assertions.Expect(with).ToHaveValueAsync(new Regex("代表$"));
        await Assertions.Expect(page.Locator("#Contact_On")).ToHaveValueAsync(await page.Locator("#Contact_On").GetAttributeAsync("max") ?? "");
        await page.EvaluateAsync("() => { window.sameDocument = true; }");
        await page.Locator("#Input_ContactPhone").FillAsync("00000977");
        await page.Locator("#Contact_Summary").FillAsync("示例：代表希望写明时间。");
        await with.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#contacts .contact-row")).ToHaveCountAsync(before + 1);
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        await Assertions.Expect(page.Locator("#Input_ContactPhone")).ToHaveValueAsync("00000977");
        await Assertions.Expect(with).ToHaveValueAsync(new Regex("代表$"));
        await drafter.LookAsync("draft-contact");
    }

    private static Task WalkAsync(Person person, Uri address, string name, List<string> wrong, HashSet<string> tried) =>
        PageWalk.EachAsync(person, address, [], async path =>
        {
            foreach (var form in await person.Page.EvaluateAsync<string[]>(PressScript.Forms))
                if (tried.Add($"{PageWalk.KindOf(path)} {form}"))
                    await PressAsync(person.Page, $"{name} {path}", form, wrong);
        });

    private static async Task PressAsync(IPage page, string where, string form, List<string> wrong)
    {
        await page.EvaluateAsync(PressScript.Listen, form);
        await page.Keyboard.PressAsync("Enter");
        if (await page.EvaluateAsync<string>(PressScript.Heard, form) is { Length: > 0 } fault)
            wrong.Add($"{where} {form}: {fault}");
    }
}
