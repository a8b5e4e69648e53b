using Microsoft.Playwright;

namespace ReplyFlow.Browser.Tests.Journey;

/// <summary>Debian's Chromium, driven by Playwright; without it the test is skipped, or fails where the browser is required.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>Milliseconds that anything on a page is waited for: no test of speed, a loaded machine may need them.</summary>
    public const float Patience = 300_000;

    private const string Path = "/usr/bin/chromium";
    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    /// <summary>Skips the running test where the browser is absent, or fails it where it is required.</summary>
    public static void Need()
    {
        if (File.Exists(Path))
            return;
        Assert.False(Environment.GetEnvironmentVariable("REPLYFLOW_REQUIRE_BROWSER") == "1", "Chromium is required and not here.");
        Assert.Skip("Chromium is not here.");
    }

    public static async Task<Chromium> StartAsync()
    {
        Need();
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Chromium(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
