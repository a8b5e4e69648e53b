using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ReplyFlow.Testing;

namespace ReplyFlow.Browser.Tests.Journey;

/// <summary>One person with a browser of their own.</summary>
internal sealed class Person(IPage page, Uri address, bool scripts, int width) : IAsyncDisposable
{
    /// <summary>What moves has come to rest and the fonts are there; what never rests is not waited for.</summary>
    private const string AtRest = """
        () => Promise.race([
            new Promise(r => setTimeout(r, 400)),
            Promise.all([
                document.fonts.ready,
                ...document.getAnimations().map(a => a.finished.catch(() => {})),
                new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r))),
            ]),
        ]).then(() => true)
        """;

    private static readonly string Shots = Directory.CreateDirectory(Path.Combine(RepositoryPaths.Root, "artifacts", "screenshots")).FullName;
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Found = new();
    private static readonly bool Pictures = Environment.GetEnvironmentVariable("REPLYFLOW_PICTURES") == "1";

    private const int Screen = 1366, Phone = 390;

    private readonly int _width = width;
    private readonly int _screen = width > Phone ? width : Screen;

    public IPage Page { get; } = page;

    /// <summary>Fails the running test with all that is wrong with the pages that its people looked at.</summary>
    public static void HasNoFlaws()
    {
        if (Found.TryGetValue(TestContext.Current.Test!.UniqueID, out var flaws))
            Assert.Fail(string.Join('\n', flaws));
    }

    /// <summary>Whether the browser runs scripts.</summary>
    public bool Scripts => scripts;

    /// <summary>Somebody who has opened a browser of some width and typed the address.</summary>
    public static async Task<Person> ComeAsync(IBrowser browser, Uri address, bool scripts = true, int width = Screen)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = width, Height = HeightOf(width) },
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        var person = new Person(await context.NewPageAsync(), address, scripts, width);
        await person.GoAsync("/");
        return person;
    }

    public static async Task<Person> SignInAsync(IBrowser browser, Uri address, string userName, string password, bool scripts = true, int width = Screen)
    {
        var person = await ComeAsync(browser, address, scripts, width);
        await person.Page.GetByLabel("登录名").FillAsync(userName);
        await person.Page.GetByLabel("密码").FillAsync(password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await person.LeftAsync("/Account/Login");
        return person;
    }

    /// <summary>Goes to a page. A form that became a download ends its own navigation when it likes, and may take this one with it: then once more.</summary>
    public async Task GoAsync(string path)
    {
        var url = new Uri(address, path).ToString();
        try
        {
            await Page.GotoAsync(url);
        }
        catch (PlaywrightException e) when (e.Message.Contains("ERR_ABORTED", StringComparison.Ordinal))
        {
            await Page.GotoAsync(url);
        }
    }

    /// <summary>Opens the only item of the inbox whose row names the step, and the suggestion's number where several wait.</summary>
    public async Task OpenWorkAsync(string step, string number = "")
    {
        await GoAsync("/");
        await Page.Locator($"a[aria-label$='{(number.Length > 0 ? $"第{number}号" : "")}：{step}']").First.ClickAsync();
    }

    /// <summary>Takes up what the page offers as the next thing owed: the row of the inbox.</summary>
    public async Task TakeAsync(string step)
    {
        if (!Page.Url.EndsWith('/'))
            await Page.GetByRole(AriaRole.Link, new() { Name = "待办", Exact = true }).First.ClickAsync();
        await Page.Locator($"a[aria-label$='：{step}']").First.ClickAsync();
        await LoadedAsync();
    }

    public async Task ChooseAsync(string button)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await LoadedAsync();
    }

    /// <summary>Follows the first link of the page, outside its menus, with these words.</summary>
    public async Task FollowAsync(string words)
    {
        await Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = words }).First.ClickAsync();
        await LoadedAsync();
    }

    /// <summary>Waits until the address no longer holds the words.</summary>
    public Task LeftAsync(string words) => Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex(Regex.Escape(words)));

    /// <summary>Waits for the page to have loaded by asking it: Playwright's own load events can pass between its look and its wait.</summary>
    public Task LoadedAsync() =>
        scripts ? Page.WaitForFunctionAsync("() => document.readyState === 'complete'") : Page.WaitForLoadStateAsync();

    /// <summary>Looks at the page at both widths, with axe too, and takes its picture where pictures are asked for.</summary>
    public Task LookAsync(string name) => PictureAsync(name, async width =>
        Flaws(Violations(await Page.RunAxe()).Select(v => $"{name} at {width} px: {v}")));

    /// <summary>Looks at the page at both widths; for pages that axe looks at elsewhere.</summary>
    public async Task PictureAsync(string name, Func<int, Task>? look = null)
    {
        await LoadedAsync();
        foreach (var width in new[] { _screen, Phone })
        {
            await Page.SetViewportSizeAsync(width, HeightOf(width));
            await RestAsync();
            if (Pictures)
                await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Shots, $"{name}-{width}.png"), FullPage = true });
            var sideways = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (sideways > 1)
                Flaws([$"{name} at {width} px scrolls sideways by {sideways} px"]);
            if (look is not null)
                await look(width);
        }
        await Page.SetViewportSizeAsync(_width, HeightOf(_width));
    }

    /// <summary>A picture that README.md shows (docs/editor.jpg and docs/deputy.jpg are copies), kept small.</summary>
    public async Task TakeReadmePictureAsync(string name = "readme")
    {
        await RestAsync();
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Shots, $"{name}.jpg"), Type = ScreenshotType.Jpeg, Quality = 60 });
    }

    public async ValueTask DisposeAsync()
    {
        // The last page of each person stays as a picture: after a failure it shows where it stopped.
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Shots, $"last-page-{TestContext.Current.TestClass!.TestClassSimpleName}.png"), FullPage = true });
        await Page.Context.DisposeAsync();
    }

    private static int HeightOf(int width) => width > Phone ? 768 : 844;

    private static void Flaws(IEnumerable<string> flaws)
    {
        foreach (var flaw in flaws)
            Found.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Enqueue(flaw);
    }

    private Task RestAsync() => scripts ? Page.EvaluateAsync<bool>(AtRest) : Page.WaitForTimeoutAsync(400);

    private static IEnumerable<string> Violations(AxeResult result) => result.Violations.Select(v =>
        $"{v.Id} ({v.Impact}): {v.Help}; {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
}
