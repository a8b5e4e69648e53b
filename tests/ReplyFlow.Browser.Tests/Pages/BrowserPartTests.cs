using System.Text.Json;
using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>What only a browser does: show what was pushed to it, and keep a page right while it saves a file.</summary>
[Collection("Pages of the built product")]
public sealed class BrowserPartTests
{
    private const string Item = "0193a0f0-0000-7000-8000-000000000001";

    /// <summary>What the worker shows just now.</summary>
    private const string Shown = "async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(n => `${n.title}|${n.body}|${n.data.item}`)";

    [Fact]
    public async Task What_is_pushed_is_shown_and_what_cannot_be_read_is_shown_without_words()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 2);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var office = await Person.SignInAsync(chromium.Browser, product.Address, "office", installation.Password);
        var (page, origin) = (office.Page, product.Address.GetLeftPart(UriPartial.Authority));
        await page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = origin });
        var cdp = await page.Context.NewCDPSessionAsync(page);
        var registered = new TaskCompletionSource<string>();
        cdp.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            if (told?.GetProperty("registrations").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } one)
                registered.TrySetResult(one.GetProperty("registrationId").GetString()!);
        };
        await cdp.SendAsync("ServiceWorker.enable");
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.register('/push-worker.js'); await navigator.serviceWorker.ready; }");
        var id = await registered.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience), TestContext.Current.CancellationToken);

        await PushAsync("""{ "title": "新的待办", "body": "有 1 项新的待办", "tag": "one", "item": "ITEM" }""".Replace("ITEM", Item, StringComparison.Ordinal));
        await page.WaitForFunctionAsync($"async () => (await ({Shown})()).includes('新的待办|有 1 项新的待办|{Item}')");
        await PushAsync("no JSON");
        await page.WaitForFunctionAsync($"async () => (await ({Shown})()).includes('您有新的提醒|请登录系统查看。|undefined')");

        Task PushAsync(string data) => cdp.SendAsync(
            "ServiceWorker.deliverPushMessage", new Dictionary<string, object> { ["origin"] = origin, ["registrationId"] = id, ["data"] = data });
    }

    [Fact]
    public async Task The_page_of_a_deputy_s_links_shows_the_form_that_was_just_saved()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 14);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var office = await Person.SignInAsync(chromium.Browser, product.Address, "office", installation.Password);
        var page = office.Page;
        await office.GoAsync("/letters");
        await page.Locator("main table a.row-link").First.ClickAsync();
        await page.GetByText("链接和纸质件").First.ClickAsync();
        var paper = page.Locator("td strong", new() { HasText = "纸质件" });
        await Assertions.Expect(paper).ToHaveCountAsync(0);
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByText("制作并下载征询意见表").ClickAsync());
        Assert.EndsWith("征询意见表.pdf", saved.SuggestedFilename, StringComparison.Ordinal);
        await Assertions.Expect(paper).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByText("只下载这一次。").First).ToBeVisibleAsync();
        // A second one is asked for knowingly: the page knows the first.
        await page.RunAndWaitForDownloadAsync(() => page.GetByText("制作并下载征询意见表").ClickAsync());
        await Assertions.Expect(paper).ToHaveCountAsync(2);
    }
}
