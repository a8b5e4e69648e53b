using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Browser.Tests.Journey;

/// <summary>The whole main job for No. 0390 in a real browser, as eight people, from registration to the delivered letter.</summary>
[Collection("The built product")]
public sealed class MainJobTests(ITestOutputHelper output)
{
    private const string Title = "关于加大科技创新和内循环政策性扶持为经济复苏提供源动力推动西安市经济高质量发展的建议";

    [Fact]
    public async Task No_0390_goes_from_registration_to_the_delivered_letter()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        await ArrangeAsync(installation);
        await using var smtp = new SmtpServer();
        await using var product = await ProductProcess.StartAsync(installation.Folder,
            ("Mail__Transport", "smtp"), ("Mail__Host", "127.0.0.1"), ("Mail__Port", smtp.Port.ToString()), ("Mail__From", "gxj@demo.invalid"), ("Mail__Tls", "None"));
        output.WriteLine($"listening {product.StartTime.TotalSeconds:0.0} s after start");
        Task<Person> Come(string name) => Person.SignInAsync(chromium.Browser, product.Address, name, installation.Password);

        await using (var liaison = await Come("liaison"))
        {
            await liaison.LookAsync("inbox-empty");
            await liaison.GoAsync("/suggestions/register");
            await liaison.Page.Locator("#Input_Number").FillAsync("0390");
            await liaison.Page.Locator("#Input_ProposedOn").FillAsync("2026-02-11");
            await liaison.Page.Locator("#Input_Title").FillAsync(Title);
            await liaison.Page.Locator("#Input_Text").FillAsync("请研究加大对企业创新的扶持。");
            await liaison.Page.Locator("#Input_LeadDeputy_Name").FillAsync("许和兴");
            await liaison.Page.Locator("#Input_LeadDeputy_Email").FillAsync("deputy@demo.invalid");
            await liaison.LookAsync("register");
            await liaison.ChooseAsync("登记");
            await liaison.LookAsync("case-registered");
        }
        await using (var dispatcher = await Come("dispatcher"))
        {
            await dispatcher.LookAsync("inbox");
            await dispatcher.OpenWorkAsync("交办");
            await dispatcher.Page.Locator("label", new() { HasText = "市工信局" }).Locator("[name='Input.LeadBureauId']").CheckAsync();
            await dispatcher.Page.Locator("label", new() { HasText = "市科技局" }).Locator("[name='Input.CoHandlerIds']").CheckAsync();
            await dispatcher.LookAsync("assign");
            await dispatcher.ChooseAsync("交办");
        }
        await using (var office = await Come("office"))
        {
            await office.OpenWorkAsync("签收");
            await office.LookAsync("accept");
            await office.ChooseAsync("签收");
            await office.OpenWorkAsync("分派经办人");
            await office.Page.Locator("#Input_DrafterId").SelectOptionAsync(await OptionAsync(office.Page, "#Input_DrafterId", "钟示例"));
            await office.LookAsync("allocate");
            await office.ChooseAsync("分派");
        }
        await using (var helper = await Come("kj.office"))
        {
            await helper.OpenWorkAsync("会办意见");
            await helper.Page.Locator("#Input_Text").FillAsync("同意，我局配合提供科技企业名单。");
            await helper.LookAsync("opinion");
            await helper.ChooseAsync("提交会办意见");
        }
        await using (var drafter = await Come("drafter"))
        {
            await DraftAsync(drafter);
        }
        await ReviewAsync(await Come("head"), "处室审核", "同意", "review");
        await ReviewAsync(await Come("office"), "办公室核稿", "核稿通过", "proofread");
        await ReviewAsync(await Come("leader"), "分管领导审签", "同意", "leader-review");
        await using (var signatory = await Come("signatory"))
        {
            await signatory.OpenWorkAsync("主要领导签发");
            await signatory.LookAsync("sign");
            await signatory.ChooseAsync("签发");
            await Assertions.Expect(signatory.Page.GetByText("预计 市工信函〔")).ToBeVisibleAsync();
            await signatory.LookAsync("sign-confirm");
            await WarnedAboveAsync(signatory.Page, "签发后不能撤回", "确认签发");
            await signatory.ChooseAsync("确认签发");
            await Assertions.Expect(signatory.Page.GetByText("已签发。").First).ToBeVisibleAsync();
            await signatory.LookAsync("signed");
            await Assertions.Expect(signatory.Page.GetByText("市工信函〔").First).ToBeVisibleAsync();
        }
        var mail = await ReceivedAsync(smtp, 4);
        var text = DeliveredMail.PdfText(mail.First(m => m.To.Contains("deputy@demo.invalid")).Data);
        foreach (var expected in new[] { "对市第十七届人大三次会议第0390号建议的复函", $"市工信函〔{DateTime.UtcNow.AddHours(8).Year}〕1号", "类别：B", "联系人：赵恺", "电话：86786396", "抄送：市人大常委会代联工委，市政府办公厅", "许和兴代表：", "签发人：张顺" })
            Assert.Contains(expected, text);
        await using (var office = await Come("office"))
        {
            await office.GoAsync("/letters");
            await office.LookAsync("letters");
            await office.Page.Locator("a[href^='/letters/']").First.ClickAsync();
            await office.LookAsync("letter");
            await office.GoAsync("/suggestions");
            await office.LookAsync("suggestions");
            await office.Page.Locator("a[href^='/cases/']").First.ClickAsync();
            await Assertions.Expect(office.Page.GetByText("许和兴").First).ToBeVisibleAsync();
            await office.LookAsync("case");
        }
        Assert.Empty(await installation.VerifyAsync());
        Person.HasNoFlaws();
    }

    private static async Task DraftAsync(Person drafter)
    {
        await drafter.OpenWorkAsync("起草复函");
        var page = drafter.Page;
        await page.Locator("#Contact_On").FillAsync(DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd"));
        await page.Locator("#Contact_Summary").FillAsync("电话听取意见，代表希望明确完成时间。");
        await page.Locator("#contacts").GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Assertions.Expect(page.Locator("#contacts .contact-row")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#contact-count")).ToHaveTextAsync("1");
        var elements = page.Locator("[data-elements] > summary");
        await elements.ClickAsync();
        await page.Locator("#Input_Category").SelectOptionAsync("B");
        await page.Locator("#Input_Disclosure").SelectOptionAsync("主动公开");
        await page.Locator("#Input_ContactName").FillAsync("赵 恺");
        await page.Locator("#Input_ContactPhone").FillAsync("86786396");
        await elements.ClickAsync();
        var editor = page.Locator(".cm-content");
        await Assertions.Expect(editor).ToBeVisibleAsync();
        await editor.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(SeedLetter.OurOwn);
        await Assertions.Expect(page.Locator("#pane-letter")).ToContainTextAsync("联系人");
        await drafter.TakeReadmePictureAsync();
        await editor.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(SeedLetter.Body);
        await Assertions.Expect(page.Locator("#pane-letter")).ToContainTextAsync("许和兴代表");
        await Assertions.Expect(page.Locator("[data-save-state]")).ToContainTextAsync("已保存");
        await drafter.LookAsync("draft");
        await drafter.ChooseAsync("提交审核");
        await drafter.LeftAsync("/drafts/");
        await drafter.LookAsync("case-submitted");
    }

    private static async Task ReviewAsync(Person person, string step, string outcome, string name)
    {
        await using (person)
        {
            await person.OpenWorkAsync(step);
            await person.LookAsync(name);
            await person.ChooseAsync(outcome);
        }
    }

    /// <summary>On a phone the words stand in view above their button, with nothing over them.</summary>
    private static async Task WarnedAboveAsync(IPage page, string words, string button)
    {
        await page.SetViewportSizeAsync(390, 844);
        var press = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await press.ScrollIntoViewIfNeededAsync();
        var warning = page.GetByText(words);
        var (above, below) = (await warning.BoundingBoxAsync(), await press.BoundingBoxAsync());
        Assert.True(above!.Y >= 0 && above.Y + above.Height <= below!.Y, $"The warning ends at {above.Y + above.Height}, the button begins at {below!.Y}.");
        Assert.True(await warning.EvaluateAsync<bool>(
            "e => { const b = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2)); }"));
        await page.SetViewportSizeAsync(1366, 768);
    }

    private static async Task<string> OptionAsync(IPage page, string select, string text) =>
        (await page.Locator($"{select} option").Filter(new() { HasText = text }).First.GetAttributeAsync("value"))!;

    private static async Task<IReadOnlyList<SmtpMail>> ReceivedAsync(SmtpServer smtp, int count)
    {
        for (var i = 0; i < 1200 && smtp.Received.Count < count; i++)
            await Task.Delay(100);
        Assert.Equal(count, smtp.Received.Count);
        return smtp.Received;
    }

    private static async Task ArrangeAsync(Installation installation)
    {
        await using var db = installation.Open();
        var bureau = await db.Bureaus.FirstAsync(b => b.SeriesPrefix == "市工信函");
        bureau.Name = "西安市工业和信息化局";
        foreach (var body in await db.Bureaus.Where(b => b.Kind != BureauKind.Handling).ToListAsync())
            body.Email = $"{(body.Kind == BureauKind.LiaisonBody ? "liaison" : "office")}@demo.invalid";
        (await db.Users.FirstAsync(u => u.UserName == "signatory")).DisplayName = "张 顺";
        await db.SaveChangesAsync();
    }
}
