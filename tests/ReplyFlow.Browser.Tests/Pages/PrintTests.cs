using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>Printing a page gives the page: what it says, and nothing that only a screen can use.</summary>
[Collection("Pages of the built product")]
public sealed class PrintTests
{
    private static readonly string[] People = ["admin", "liaison", "office", "drafter", "signatory"];

    /// <summary>What shows of what a printed page does not have, and whether anything is left.</summary>
    private const string Faults = """
        () => {
          const shown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
          const wrong = [...document.querySelectorAll('nav, .top, .side, button, .btn, input[type=submit], input[type=search], form.filters, .toolbar form, .export')]
            .filter(shown).map((e) => e.outerHTML.slice(0, 120));
          // A link that tells people to do something is a button by another name.
          const orders = /^(查看|下载 PDF|催办|作废|看第|看全文|与第|去这一页|去工作日历|在会议届次里修改|保留.*不改|查看或结束)/;
          wrong.push(...[...document.querySelectorAll('main a, main summary')]
            .filter((e) => shown(e) && orders.test(e.innerText.trim())).map((e) => e.outerHTML.slice(0, 120)));
          if (!document.querySelector('main')?.innerText.trim()) wrong.push('nothing is left');
          return wrong;
        }
        """;

    [Fact]
    public async Task Every_page_prints_without_menus_filters_and_buttons()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 14);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        var (wrong, seen) = (new List<string>(), new HashSet<string>());
        foreach (var name in People)
        {
            await using var person = await Person.SignInAsync(chromium.Browser, product.Address, name, installation.Password);
            await person.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            await PageWalk.EachAsync(person, product.Address, seen, async path =>
                wrong.AddRange((await person.Page.EvaluateAsync<string[]>(Faults)).Select(f => $"{name} {path}: {f}")));
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Distinct()));
        Assert.True(seen.Count > 40, $"Only {seen.Count} pages were seen: {string.Join(", ", seen)}");
    }

    [Fact]
    public async Task What_is_folded_is_printed_unfolded_and_folded_again_and_charts_are_printed_too()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 2);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var liaison = await Person.SignInAsync(chromium.Browser, product.Address, "liaison", installation.Password);
        await liaison.GoAsync("/suggestions");
        await liaison.Page.Locator("a.row-link").First.ClickAsync();
        var folded = liaison.Page.Locator("main details").First;
        await Assertions.Expect(folded).Not.ToHaveAttributeAsync("open", "");
        await liaison.Page.EvaluateAsync("window.dispatchEvent(new Event('beforeprint'))");
        await Assertions.Expect(folded).ToHaveAttributeAsync("open", "");
        await liaison.Page.EvaluateAsync("window.dispatchEvent(new Event('afterprint'))");
        await Assertions.Expect(folded).Not.ToHaveAttributeAsync("open", "");

        await liaison.GoAsync("/statistics");
        await liaison.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var charts = liaison.Page.Locator(".charts .chart > div > *");
        await Assertions.Expect(charts).ToHaveCountAsync(3);
        foreach (var chart in await charts.AllAsync())
            await Assertions.Expect(chart).ToBeVisibleAsync();
    }
}
