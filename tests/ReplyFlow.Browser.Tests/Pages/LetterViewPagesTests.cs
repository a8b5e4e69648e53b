using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>The letter on a phone: its text at reading size first, its pages a tap away, and the browser's own pinch is left alone.</summary>
[Collection("Pages of the built product")]
public sealed class LetterViewPagesTests
{
    [Fact]
    public async Task A_phone_shows_the_text_at_reading_size_then_the_pages_and_may_be_pinched()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        await installation.SetAsync("RequireContact", "false");
        var found = await NewCase.RegisterAsync(installation);
        await found.WalkAsync(w => w.ToAsync(found.Id, "signOff"));
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var signatory = await Person.SignInAsync(chromium.Browser, product.Address, "signatory", installation.Password);
        await using var phone = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            IsMobile = true,
            HasTouch = true,
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            StorageState = await signatory.Page.Context.StorageStateAsync(),
        });
        var page = await phone.NewPageAsync();
        await signatory.OpenWorkAsync("主要领导签发");
        await page.GotoAsync(signatory.Page.Url);

        var text = page.Locator(".letter-text p").First;
        await Assertions.Expect(text).ToBeVisibleAsync();
        Assert.InRange(await page.Locator(".letter-text").EvaluateAsync<double>("e => parseFloat(getComputedStyle(e).fontSize)"), 16, 24);
        await Assertions.Expect(page.Locator(".letter-sheet").First).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByLabel("看文字")).ToBeCheckedAsync();
        Assert.Equal("看文字", await ChosenAsync(page));
        await page.GetByText("看版面").TapAsync();
        Assert.Equal("看版面", await ChosenAsync(page));
        await Assertions.Expect(page.Locator(".letter-sheet").First).ToBeVisibleAsync();
        await Assertions.Expect(text).ToBeHiddenAsync();

        // Neither the page's head nor a style on the way down takes the two fingers' gesture from the browser.
        Assert.DoesNotMatch("user-scalable|maximum-scale|minimum-scale", await page.Locator("meta[name=viewport]").GetAttributeAsync("content") ?? "");
        Assert.Equal(["auto"], await page.Locator(".letter-page").First.EvaluateAsync<string[]>(
            "e => { const all = new Set(); for (; e; e = e.parentElement) all.add(getComputedStyle(e).touchAction); return [...all]; }"));
        await PinchAsync(page);
        await signatory.LookAsync("letter-view");
    }

    /// <summary>The view that looks chosen: the one that is marked and, before anybody has marked one, the one that is shown.</summary>
    private static Task<string> ChosenAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => {
          const looks = () => [...document.querySelectorAll(".letter-switch label")]
            .filter(label => getComputedStyle(label).fontWeight === "600").map(label => label.textContent).join();
          const first = document.querySelector("#letter-as-text");
          const marked = looks();
          if (!first.checked) return marked;
          first.checked = false;
          const bare = looks();
          first.checked = true;
          return bare === marked ? marked : `${marked}, without a mark ${bare}`;
        }
        """);

    /// <summary>The browser's own pinch gesture over the letter shows it larger.</summary>
    private static async Task PinchAsync(IPage page)
    {
        Assert.Equal(1, await page.EvaluateAsync<double>("visualViewport.scale"), 2);
        var letter = (await page.Locator(".letter-sheet").First.BoundingBoxAsync())!;
        await page.EvaluateAsync("scrollTo(0, 0)");
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Input.synthesizePinchGesture", new Dictionary<string, object>
        {
            ["x"] = letter.X + letter.Width / 2,
            ["y"] = Math.Clamp(letter.Y + 80, 100, 700),
            ["scaleFactor"] = 2.5,
            ["relativeSpeed"] = 300,
        });
        var scale = 1.0;
        for (var i = 0; i < 100 && scale < 2; i++)
        {
            await page.WaitForTimeoutAsync(50);
            scale = await page.EvaluateAsync<double>("visualViewport.scale");
        }
        Assert.InRange(scale, 2, 3);
    }
}
