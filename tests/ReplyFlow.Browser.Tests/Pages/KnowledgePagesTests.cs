using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>What a drafter needs beside the text, in a real browser: sums, policies, sources of figures, asks, promises of earlier replies.</summary>
[Collection("Pages of the built product")]
public sealed class KnowledgePagesTests
{
    private const string Opening = "您提出的《关于增设示例充电设施的建议》（第0512号）收悉。现答复如下：";
    private const string Thanks = "感谢您对工业和信息化工作的关心和支持。";
    private const string Promise = "2027年12月20日前再建成充电站6处。";

    [Fact]
    public async Task A_wrong_sum_and_a_repealed_policy_are_mended_by_a_click_and_the_signatory_sees_which_figures_have_a_source()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        await installation.SetAsync("RequireContact", "false");
        var found = await NewCase.RegisterAsync(installation);
        var id = found.Id;
        await found.WalkAsync(w => w.ToAsync(id, "draft"));
        await found.SaveAsync(draft => draft with
        {
            Body = $"{Opening}\n一、已开展的工作\n{Thanks}",
            Category = "B",
            CategoryGround = "已列入年度计划",
            Disclosure = "主动公开",
        });
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        Task<Person> Come(string name) => Person.SignInAsync(chromium.Browser, product.Address, name, installation.Password);

        await using (var drafter = await Come("drafter"))
        {
            await drafter.GoAsync($"/drafts/{id}");
            var page = drafter.Page;
            var text = page.Locator(".cm-content");
            await text.ClickAsync();
            await page.Keyboard.PressAsync("Control+End");
            await page.Keyboard.PressAsync("ArrowUp");
            await page.Keyboard.PressAsync("End");
            await page.Keyboard.InsertTextAsync("\n全市现有充电企业12家（市级5家、区级6家），投入3亿元。按照《云川市电动自行车停放管理办法》（云政规〔2019〕4号）增设充电设施，" + Promise);
            var findings = page.Locator("[data-findings-list]");

            var sum = findings.Locator("li", new() { HasText = "不等于总数 12家" });
            await sum.Locator(".finding-fix").ClickAsync();
            await Assertions.Expect(text).ToContainTextAsync("充电企业11家（市级5家、区级6家）");
            await Assertions.Expect(sum).ToHaveCountAsync(0);

            var repealed = findings.Locator("li", new() { HasText = "不能再作依据" });
            await repealed.Locator(".finding-fix").ClickAsync();
            await Assertions.Expect(text).ToContainTextAsync("按照《云川市电动自行车停放和充电管理规定》（云政规〔2025〕3号）增设");
            await Assertions.Expect(repealed).ToHaveCountAsync(0);

            await QuoteAsync(page, text);
            await GiveSourceAsync(page);
            await drafter.LookAsync("knowledge-draft");
            await drafter.ChooseAsync("提交审核");
            await drafter.LeftAsync("/drafts/");
        }
        foreach (var step in new[] { "divisionReview", "proofread", "leaderReview" })
            await found.WalkAsync(w => w.ForwardAsync(id, step));
        await using (var signatory = await Come("signatory"))
        {
            await signatory.Page.SetViewportSizeAsync(390, 844);
            await signatory.OpenWorkAsync("主要领导签发");
            var sources = signatory.Page.Locator("#sources");
            await Assertions.Expect(sources.Locator("summary").First).ToContainTextAsync("没有来源");
            await Assertions.Expect(sources.GetByText("11家").First).ToBeVisibleAsync();
            await sources.GetByText("有来源的数字").ClickAsync();
            await Assertions.Expect(sources.GetByText("本单位统计：规划处，截至2026年9月30日")).ToBeVisibleAsync();
            await Assertions.Expect(sources.GetByText("云川市电动自行车停放和充电管理规定").First).ToBeVisibleAsync();
            await signatory.LookAsync("knowledge-sign");
        }
        Assert.Empty(await installation.VerifyAsync());
        Person.HasNoFlaws();
    }

    [Fact]
    public async Task What_an_earlier_reply_promised_is_quoted_and_its_figure_stands_beside_todays()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        await installation.SetAsync("RequireContact", "false");
        var before = await NewCase.RegisterAsync(installation, "0511");
        await before.WalkAsync(w => w.ToAsync(before.Id, "draft"));
        await before.SaveAsync(draft => draft with
        {
            Body = $"{Opening.Replace("0512", "0511", StringComparison.Ordinal)}\n全市已建成公共充电桩320个。\n{Promise}\n{Thanks}",
            Disclosure = "主动公开",
        });
        await before.WalkAsync(w => w.ToAsync(before.Id, "feedback"));
        var now = await NewCase.RegisterAsync(installation);
        await now.WalkAsync(w => w.ToAsync(now.Id, "draft"));
        await now.SaveAsync(draft => draft with { Body = $"{Opening}\n全市已建成公共充电桩410个。\n{Thanks}" });
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var drafter = await Person.SignInAsync(chromium.Browser, product.Address, "drafter", installation.Password);
        await drafter.GoAsync($"/drafts/{now.Id}");
        var page = drafter.Page;
        await Assertions.Expect(page.Locator("#figures .figure", new() { HasText = "410个" })).ToContainTextAsync("以往答复：320个");
        await page.GetByText("相似的以往建议和答复").ClickAsync();
        await page.Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.GetByRole(AriaRole.Button, new() { Name = "引用这条承诺" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".cm-content")).ToContainTextAsync("复函中承诺：“2027年12月20日前再建成充电站6处。”");
        await drafter.LookAsync("knowledge-promise");
        Person.HasNoFlaws();
    }

    /// <summary>A passage of a policy is put in word for word, and its source with it.</summary>
    private static async Task QuoteAsync(IPage page, ILocator text)
    {
        var cited = page.Locator("[data-cited]");
        if (await cited.GetAttributeAsync("open") is null)
            await cited.Locator("summary").ClickAsync();
        await page.Locator("#policy-words").FillAsync("停放和充电管理规定");
        await page.Locator("#policy-words").PressAsync("Enter");
        await cited.Locator("[data-passages]").First.ClickAsync();
        await cited.Locator("[data-passage]", new() { HasText = "每户不少于" }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(text).ToContainTextAsync("第二条规定：“新建住宅按每户不少于零点五个车位建设集中充电停车棚”");
        await Assertions.Expect(cited.GetByText("已登记引文的出处")).ToBeVisibleAsync();
    }

    /// <summary>The money is given its source; the number of companies is left without one.</summary>
    private static async Task GiveSourceAsync(IPage page)
    {
        var card = page.Locator("#figures-card");
        if (await card.GetAttributeAsync("open") is null)
            await card.Locator("summary").ClickAsync();
        var money = card.Locator("li.figure", new() { Has = page.Locator("strong", new() { HasText = "3亿元" }) });
        await money.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByLabel("由谁统计，或文件名称").FillAsync("规划处");
        await page.GetByLabel("截至").FillAsync("2026-09-30");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记来源", Exact = true }).ClickAsync();
        await Assertions.Expect(money).ToContainTextAsync("本单位统计：规划处，截至2026年9月30日");
    }
}
