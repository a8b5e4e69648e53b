using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>常用语: written by a head of division, put into the text by a drafter without a mouse.</summary>
[Collection("Pages of the built product")]
public sealed class PassagePagesTests
{
    [Fact]
    public async Task A_passage_is_written_once_and_put_in_at_the_cursor_by_the_keyboard()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        var found = await NewCase.RegisterAsync(installation);
        await found.WalkAsync(w => w.ToAsync(found.Id, "draft"));
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using (var head = await Person.SignInAsync(chromium.Browser, product.Address, "head", installation.Password))
        {
            await head.GoAsync("/passages/edit");
            await head.Page.Locator("#Input_Name").FillAsync("示例进度");
            await head.Page.Locator("#Input_Category").FillAsync("办理情况");
            await head.Page.Locator("#Input_Text").FillAsync("一、示例进度。已建成十座。\n二、示例安排。");
            await head.LookAsync("passage-edit");
            await head.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
            await Assertions.Expect(head.Page.GetByRole(AriaRole.Link, new() { Name = "示例进度" })).ToBeVisibleAsync();
            await head.LookAsync("passages");
        }

        await using var drafter = await Person.SignInAsync(chromium.Browser, product.Address, "drafter", installation.Password);
        var page = drafter.Page;
        await drafter.GoAsync($"/drafts/{found.Id}");
        var text = page.Locator(".cm-content");
        await text.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.PressAsync("Alt+k");
        await Assertions.Expect(page.Locator("#phrase-words")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("例进");
        await Assertions.Expect(page.Locator("[data-phrase]")).ToHaveCountAsync(1);
        await drafter.LookAsync("editor-passages");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(text).ToContainTextAsync("已建成十座。");
        await Assertions.Expect(text).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("续写。");
        await Assertions.Expect(page.Locator("[data-save-state]")).ToContainTextAsync("已保存");
        await Assertions.Expect(page.Locator("#Input_Body")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("二、示例安排。续写。$"));
    }
}
