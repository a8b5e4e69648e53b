using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>The editor on the screen of a bureau's PC, as a drafter first meets it.</summary>
[Collection("The built product")]
public sealed class EditorPagesTests
{
    [Fact]
    public async Task A_draft_opens_with_its_text_on_the_first_screen_and_its_elements_folded()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        var found = await NewCase.RegisterAsync(installation);
        await found.WalkAsync(w => w.ToAsync(found.Id, "draft"));
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var drafter = await Person.SignInAsync(chromium.Browser, product.Address, "drafter", installation.Password);
        var page = drafter.Page;
        await page.SetViewportSizeAsync(1366, 768);
        await drafter.GoAsync($"/drafts/{found.Id}");

        var text = page.Locator(".cm-content");
        await Assertions.Expect(text).ToBeVisibleAsync();
        Assert.InRange((await BoxAsync(text)).Y, 0, 300);
        var strip = page.Locator("[data-elements]");
        Assert.InRange((await BoxAsync(strip)).Height, 20, 60);
        await Assertions.Expect(page.Locator("#Input_ContactName")).ToBeHiddenAsync();

        await strip.Locator("summary").ClickAsync();
        await AlignAsync(page, "Category", "CategoryGround");
        await AlignAsync(page, "Disclosure", "DisclosureReason");
        await AlignAsync(page, "ContactName", "ContactPhone");
        await drafter.LookAsync("editor-elements");
    }

    /// <summary>Two fields of a row: their labels and their boxes begin at the same height, with each label on one line.</summary>
    private static async Task AlignAsync(IPage page, string left, string right)
    {
        var (a, b) = (await BoxAsync(page.Locator($"label[for=Input_{left}]")), await BoxAsync(page.Locator($"label[for=Input_{right}]")));
        Assert.Equal(a.Y, b.Y);
        Assert.InRange(b.Height, 15, 30);
        Assert.Equal((await BoxAsync(page.Locator($"#Input_{left}"))).Y, (await BoxAsync(page.Locator($"#Input_{right}"))).Y);
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) => await locator.BoundingBoxAsync() ?? throw new InvalidOperationException("Not on the page.");
}
