using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>By keyboard alone, and on a phone without scripts, in a real browser.</summary>
[Collection("Pages of the built product")]
public sealed class AccessPagesTests
{
    [Fact]
    public async Task Everything_can_be_reached()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 2);
        await AddBureausAsync(installation, 37);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using (var dispatcher = await Person.SignInAsync(chromium.Browser, product.Address, "dispatcher", installation.Password))
        {
            await FrameAsync(dispatcher);
            await dispatcher.OpenWorkAsync("交办");
            await NothingCoversTheFocusAsync(dispatcher.Page);
            await AssignAsync(dispatcher);
            await OnAPhoneAsync(chromium, dispatcher, product);
        }
        Person.HasNoFlaws();
    }

    /// <summary>The skip link, a visible focus, and menus that close when the focus goes on.</summary>
    private static async Task FrameAsync(Person person)
    {
        var (page, keys) = (person.Page, person.Page.Keyboard);
        await person.GoAsync("/");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await Assertions.Expect(page.Locator("main .btn-plain").First).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("main .btn-plain").First).ToHaveCSSAsync("outline-style", "solid");
        var menu = page.Locator(".user-menu");
        await menu.Locator("summary").FocusAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(menu).ToHaveAttributeAsync("open", "");
        for (var i = 0; i < 6; i++)
            await keys.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#side a").First).ToBeFocusedAsync();
        await Assertions.Expect(menu).Not.ToHaveAttributeAsync("open", "");
    }

    /// <summary>On a phone the buttons stay at the bottom of the screen; what is reached by Tab is scrolled clear of them.</summary>
    private static async Task NothingCoversTheFocusAsync(IPage page)
    {
        await page.SetViewportSizeAsync(390, 844);
        await page.Locator("#Input_CoHandlerIds_q").FocusAsync();
        for (var i = 0; i < 90; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal("", await page.EvaluateAsync<string>("""
                () => {
                  const box = document.activeElement.getBoundingClientRect();
                  const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                  return document.activeElement.contains(above) || above?.contains(document.activeElement) ? '' : document.activeElement.outerHTML;
                }
                """));
            if (await page.EvaluateAsync<bool>("document.activeElement.name === 'Input.Instruction'"))
                break;
        }
        await Assertions.Expect(page.Locator("#Input_Instruction")).ToBeFocusedAsync();
        await page.SetViewportSizeAsync(1366, 768);
    }

    private static async Task AssignAsync(Person dispatcher)
    {
        var (page, keys) = (dispatcher.Page, dispatcher.Page.Keyboard);
        await page.Locator("#Input_LeadBureauId_q").FocusAsync();
        await keys.InsertTextAsync("工业和信");
        await Assertions.Expect(page.Locator("#Input_LeadBureauId_found")).ToHaveTextAsync("找到市工信局，按回车选定。");
        await keys.PressAsync("Enter");
        await Assertions.Expect(Chosen(page, "LeadBureauId")).ToHaveTextAsync("已选：市工信局");
        await page.Locator("#Input_CoHandlerIds_q").FocusAsync();
        await keys.InsertTextAsync("示例一");
        await Assertions.Expect(page.Locator("#Input_CoHandlerIds_found")).ToHaveTextAsync("没有这样的单位，请换个字试试。");
        await keys.PressAsync("Escape");
        await keys.InsertTextAsync("示局3");
        await Assertions.Expect(page.Locator("#Input_CoHandlerIds_found")).ToHaveTextAsync("没有这样的单位，请换个字试试。");
        await keys.PressAsync("Escape");
        // Characters in their order, though not side by side: 市示30局 to 市示37局, and 市示03, 13, 23.
        await keys.InsertTextAsync("市3局");
        await Assertions.Expect(page.Locator("#Input_CoHandlerIds_found")).ToContainTextAsync("找到 11 个");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Space");
        await Assertions.Expect(Chosen(page, "CoHandlerIds")).ToHaveTextAsync("已选：市示13局 ✕");
        await dispatcher.LookAsync("assign-many");
        await page.Locator("[aria-label='不选市示13局']").PressAsync("Enter");
        await Assertions.Expect(Chosen(page, "CoHandlerIds")).ToBeHiddenAsync();
        await page.Locator("button[name='Input.Outcome']").First.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("市工信局").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".note-done")).ToContainTextAsync("市工信局");
    }

    /// <summary>A case on a phone: its parts are shown when their entry in the index is tapped, one at a time or all.</summary>
    private static async Task OnAPhoneAsync(Chromium chromium, Person person, ProductProcess product)
    {
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = false,
            StorageState = await person.Page.Context.StorageStateAsync(),
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(product.Address, "/suggestions").ToString());
        await page.Locator("a.row-link[href^='/cases/']").First.ClickAsync();
        var (text, history) = (page.Locator("section#text"), page.Locator("section#history"));
        await Assertions.Expect(page.Locator(".case-head")).ToBeVisibleAsync();
        await Assertions.Expect(text).ToBeHiddenAsync();
        await page.Locator(".jump a[href='#history']").ClickAsync();
        await Assertions.Expect(history).ToBeVisibleAsync();
        await page.Locator(".jump a[href='#text']").ClickAsync();
        await Assertions.Expect(text).ToBeVisibleAsync();
        await Assertions.Expect(history).ToBeHiddenAsync();
        await page.Locator(".jump a[href='#all']").ClickAsync();
        await Assertions.Expect(page.Locator(".case-parts > section")).ToHaveCountAsync(6);
        await Assertions.Expect(history).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(1366, 768);
        await page.Locator(".jump a[href='#text']").ClickAsync();
        await Assertions.Expect(history).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".jump a[href='#all']")).ToBeHiddenAsync();
    }

    private static ILocator Chosen(IPage page, string field) => page.Locator($".picker:has(#Input_{field}_q) [data-picker-chosen]");

    private static async Task AddBureausAsync(Installation installation, int count)
    {
        await using var db = installation.Open();
        for (var i = 1; i <= count; i++)
            db.Bureaus.Add(new Bureau { Name = $"云川市示例{i:00}局", ShortName = $"市示{i:00}局", Kind = BureauKind.Handling });
        await db.SaveChangesAsync();
    }
}
