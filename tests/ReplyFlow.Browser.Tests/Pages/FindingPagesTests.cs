using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>核稿 in a real browser, at both widths: a warning kept, an error that stops the signature, and the office's word that it is none.</summary>
[Collection("Pages of the built product")]
public sealed class FindingPagesTests
{
    private const string Body = "您提出的《关于增设示例充电设施的建议》（第0512号）收悉。现答复如下：\n一、已开展的工作\n截止目前，全市建有充电站的企业12家（市级5家、区级6家），充电方便了许多。\n"
        + "二、下一步工作\n2026年12月20日前再建成一批充电站。\n感谢您对工业和信息化工作的关心和支持。";

    [Fact]
    public async Task A_kept_warning_a_blocked_signature_and_a_confirmed_error()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        await installation.SetAsync("RequireContact", "false");
        var found = await NewCase.RegisterAsync(installation);
        var id = found.Id;
        await found.WalkAsync(w => w.ToAsync(id, "draft"));
        await found.SaveAsync(draft => draft with { Body = Body, Category = "B", CategoryGround = "已列入年度计划", Disclosure = "主动公开" });
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        Task<Person> Come(string name) => Person.SignInAsync(chromium.Browser, product.Address, name, installation.Password);

        await using (var drafter = await Come("drafter"))
        {
            await drafter.GoAsync($"/drafts/{id}");
            var list = drafter.Page.Locator("[data-findings-list]");
            var warning = list.Locator("li", new() { HasText = "“截止目前”应为“截至目前”" });
            await warning.GetByText("保留不改…").ClickAsync();
            await warning.Locator("textarea").FillAsync("引用上级文件原文。");
            await drafter.LookAsync("findings-draft");
            await warning.GetByRole(AriaRole.Button, new() { Name = "保留不改" }).ClickAsync();
            await Assertions.Expect(drafter.Page.Locator("[data-findings-judged-count]")).ToHaveTextAsync("1");
            await Assertions.Expect(warning).ToHaveCountAsync(0);
            await Assertions.Expect(list.Locator(".finding-error .judge")).ToHaveCountAsync(0);
            await drafter.Page.Locator("[data-findings-judged] summary").ClickAsync();
            await Assertions.Expect(drafter.Page.GetByText("引用上级文件原文。")).ToBeVisibleAsync();
            await drafter.ChooseAsync("提交审核");
            await drafter.LeftAsync("/drafts/");
        }
        await found.WalkAsync(w => w.ForwardAsync(id, "divisionReview"));
        await using (var office = await Come("office"))
        {
            await office.OpenWorkAsync("办公室核稿");
            await Assertions.Expect(office.Page.GetByText("改好之前不能签发")).ToBeVisibleAsync();
            await office.LookAsync("findings-proofread");
        }
        await found.WalkAsync(w => w.ForwardAsync(id, "proofread"));
        await found.WalkAsync(w => w.ForwardAsync(id, "leaderReview"));
        await using (var signatory = await Come("signatory"))
        {
            await signatory.OpenWorkAsync("主要领导签发");
            await signatory.LookAsync("findings-blocked");
            await signatory.Page.Locator("#Input_Comment").FillAsync("请抓紧落实。");
            await signatory.ChooseAsync("签发");
            await Assertions.Expect(signatory.Page.Locator(".note-error[role=alert]").First).ToContainTextAsync("不等于总数 12家");
            await Assertions.Expect(signatory.Page.Locator("#Input_Comment")).ToHaveValueAsync("请抓紧落实。");
            await ConfirmWithoutScriptsAsync(chromium, await Come("office"), new Uri(product.Address, $"/cases/{id}/versions/1"));
            await signatory.OpenWorkAsync("主要领导签发");
            await Assertions.Expect(signatory.Page.GetByText("另有一家在建，不计入两项。")).ToBeVisibleAsync();
            await Assertions.Expect(signatory.Page.GetByText("引用上级文件原文。")).ToBeVisibleAsync();
            await signatory.LookAsync("findings-sign");
            await signatory.ChooseAsync("签发");
            await signatory.ChooseAsync("确认签发");
            await Assertions.Expect(signatory.Page.GetByText("已签发。").First).ToBeVisibleAsync();
            await Assertions.Expect(signatory.Page.GetByText("市工信函〔").First).ToBeVisibleAsync();
            await signatory.Page.GoBackAsync();
            await Assertions.Expect(signatory.Page.GetByText("此事项已由").First).ToBeVisibleAsync();
        }
        Assert.Empty(await installation.VerifyAsync());
        Person.HasNoFlaws();
    }

    /// <summary>The office confirms beside the version, in a browser without scripts.</summary>
    private static async Task ConfirmWithoutScriptsAsync(Chromium chromium, Person office, Uri version)
    {
        await using (office)
        {
            await office.GoAsync(version.PathAndQuery);
            await office.LookAsync("findings-version");
            var state = await office.Page.Context.StorageStateAsync();
            await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, StorageState = state });
            var page = await context.NewPageAsync();
            await page.GotoAsync(version.ToString());
            var row = page.Locator(".findings li", new() { HasText = "不等于总数 12家" });
            await row.GetByText("这不是差错…").ClickAsync();
            await row.Locator("textarea").FillAsync("另有一家在建，不计入两项。");
            await row.GetByRole(AriaRole.Button, new() { Name = "核稿确认：不是差错" }).ClickAsync();
            await Assertions.Expect(page.GetByText("已确认这一处不是差错")).ToBeVisibleAsync();
        }
    }
}
