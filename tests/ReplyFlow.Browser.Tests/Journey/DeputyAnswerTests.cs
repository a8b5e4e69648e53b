using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Journey;

/// <summary>
/// A deputy's whole way in a real browser: from the mail through the second handling by the staff, in their browsers, to the second letter, and on
/// paper; the office sees what came of it.
/// </summary>
[Collection("The built product")]
public sealed class DeputyAnswerTests(DeputyAnswerTests.City city) : IClassFixture<DeputyAnswerTests.City>
{
    private const string Reason = "第三点没有说什么时候建成。";

    [Theory]
    [InlineData("0512", 1280, true)]
    // The other two ways through the same pages take minutes: run by hand, -explicit on.
    [InlineData("0515", 390, true, Explicit = true)]
    [InlineData("0513", 1280, false, Explicit = true)]
    [InlineData("0516", 390, false)]
    public async Task A_discontent_deputy_reads_the_mail_answers_is_answered_again_by_the_staff_and_is_content(string number, int width, bool scripts)
    {
        var found = await NewCase.RegisterAsync(city.Installation, number);
        await found.WalkAsync(w => w.ToAsync(found.Id, "feedback"));
        await using var office = await city.ComeAsync("office", scripts, width);
        var look = (scripts, width) == (true, 1280);
        await AnswerAsync(await OpenMailAsync(office, found, width, look), "不满意", look);

        await using (var drafter = await city.ComeAsync("drafter", scripts, width))
            await DraftAgainAsync(drafter, number, look);
        await DecideAsync("head", "处室审核", "同意");
        await DecideAsync("office", "办公室核稿", "核稿通过");
        await DecideAsync("leader", "分管领导审签", "同意");
        await using (var signatory = await city.ComeAsync("signatory", scripts, width))
            await SignAgainAsync(signatory, number, look);
        await AnswerAsync(await OpenMailAsync(office, found, width), "满意");

        await office.GoAsync($"/cases/{found.Id}");
        await Assertions.Expect(office.Page.Locator("#feedback")).ToContainTextAsync(Reason);
        await Assertions.Expect(office.Page.Locator("#feedback")).ToContainTextAsync("代表本人，经邮件里的链接");
        await Assertions.Expect(office.Page.Locator(".case-head")).ToContainTextAsync("已办结");
        if (look)
            await office.LookAsync("case-answered");
        Assert.Empty(await city.Installation.VerifyAsync());
        Person.HasNoFlaws();

        async Task DecideAsync(string user, string step, string outcome)
        {
            await using var person = await city.ComeAsync(user, scripts, width);
            await person.OpenWorkAsync(step, number);
            await Assertions.Expect(person.Page.Locator("main")).ToContainTextAsync(Reason);
            if (look)
                await person.LookAsync($"again-{user}");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = outcome, Exact = true }).ClickAsync();
            await person.LeftAsync("/work/");
        }
    }

    /// <summary>The drafter reads the deputy's words first, answers them and sends the draft on.</summary>
    private static async Task DraftAgainAsync(Person drafter, string number, bool look)
    {
        var page = drafter.Page;
        await drafter.OpenWorkAsync("再办理", number);
        await Assertions.Expect(page.Locator(".returned")).ToContainTextAsync(Reason);
        var body = await page.Locator("#Input_Body").InputValueAsync();
        Assert.Contains("再次办理", body, StringComparison.Ordinal);
        var answered = $"{body.TrimEnd()}\n您反馈的第三点，示例充电设施{DateTime.UtcNow.AddHours(8).Year + 1}年6月底前建成。";
        if (drafter.Scripts)
        {
            var editor = page.Locator(".cm-content");
            await editor.ClickAsync();
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.InsertTextAsync(answered);
            await Assertions.Expect(editor).ToContainTextAsync("月底前建成");
        }
        else
        {
            await page.Locator("#Input_Body").FillAsync(answered);
        }
        if (look)
            await drafter.LookAsync("again-drafter");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交审核", Exact = true }).ClickAsync();
        await drafter.LeftAsync("/drafts/");
    }

    /// <summary>Whoever signs reads the deputy's words beside the letter, confirms what goes to whom, and signs.</summary>
    private static async Task SignAgainAsync(Person signatory, string number, bool look)
    {
        var page = signatory.Page;
        await signatory.OpenWorkAsync("主要领导签发", number);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Reason);
        if (look)
            await signatory.LookAsync("again-signatory");
        await page.GetByRole(AriaRole.Button, new() { Name = "签发", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#confirm")).ToContainTextAsync("祝示例代表（再次答复）");
        await Assertions.Expect(page.Locator("#confirm")).ToContainTextAsync(Reason);
        if (look)
            await signatory.LookAsync("again-signatory-confirm");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认签发", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("已签发");
    }

    [Fact]
    public async Task A_deputy_without_mail_answers_by_the_form_on_paper_and_another_one_s_form_is_entered_by_the_office()
    {
        var found = await NewCase.RegisterAsync(city.Installation, "0514", new ProposerInput("池示例", "东湖区代表团", ""));
        await found.WalkAsync(w => w.ToAsync(found.Id, "feedback"));
        await city.SentAsync(found);
        await using var office = await city.ComeAsync("office");
        await office.GoAsync($"/cases/{found.Id}");
        await office.Page.Locator("#letters tr", new() { HasText = "池示例代表" }).GetByRole(AriaRole.Link, new() { Name = "链接和纸质件" }).ClickAsync();
        await office.LookAsync("letter-links");
        var download = await office.Page.RunAndWaitForDownloadAsync(() =>
            office.Page.GetByRole(AriaRole.Button, new() { Name = "制作并下载征询意见表" }).ClickAsync());
        var form = DeliveredMail.FileText(await download.PathAsync());
        var token = Regex.Match(form, "/d/([A-Za-z0-9_-]{43})").Groups[1].Value;
        await office.GoAsync(new Uri(office.Page.Url).PathAndQuery);
        Assert.DoesNotContain(token, await office.Page.ContentAsync());

        var deputy = await Person.ComeAsync(city.Browser, city.Address);
        await deputy.GoAsync($"/d/{token}");
        await AnswerAsync(deputy, "满意", name: "池示例");

        await office.GoAsync($"/cases/{found.Id}/answers");
        await office.Page.Locator("[name='Input.Way'][value='Paper']").CheckAsync();
        await office.Page.Locator("#Input_Note").FillAsync("原件存办公室卷宗盒 3。");
        await office.Page.Locator("#Files").SetInputFilesAsync(new FilePayload
        {
            Name = "征询意见表.pdf",
            MimeType = "application/pdf",
            Buffer = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray(),
        });
        foreach (var choice in await office.Page.Locator("[name^='Rows[0].Choices'][value='满意']").AllAsync())
            await choice.CheckAsync();
        await office.LookAsync("answers-entered");
        await office.ChooseAsync("登记填好的答复");
        await office.GoAsync($"/cases/{found.Id}");
        var answers = office.Page.Locator("#feedback");
        await Assertions.Expect(answers).ToContainTextAsync("经纸质链接");
        await Assertions.Expect(answers).ToContainTextAsync("代录，纸质征询意见表");
        await office.LookAsync("case-answered-on-paper");
        Assert.Empty(await city.Installation.VerifyAsync());
        Person.HasNoFlaws();
    }

    /// <summary>The newest mail of the folder that is to the deputy about the case; what it leads to is opened as on the deputy's own phone.</summary>
    private async Task<Person> OpenMailAsync(Person office, NewCase found, int width, bool look = false)
    {
        await city.SentAsync(found);
        await office.GoAsync("/demo/mail");
        if (look)
            await office.LookAsync("demo-mail");
        await office.Page.Locator("main tr", new() { HasText = "deputy@demo.invalid" }).First.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(office.Page.Locator("main")).ToContainTextAsync("征询意见表.pdf");
        await Assertions.Expect(office.Page.Locator(".mail-html a").First).ToHaveAttributeAsync("target", "_blank");
        if (look)
            await office.LookAsync("demo-mail-message");
        var link = await office.Page.Locator(".mail-html a").First.GetAttributeAsync("href");
        var deputy = await Person.ComeAsync(city.Browser, city.Address, office.Scripts, width);
        await deputy.GoAsync(new Uri(link!).PathAndQuery);
        return deputy;
    }

    private static async Task AnswerAsync(Person deputy, string result, bool look = false, string name = "祝示例")
    {
        await using (deputy)
        {
            var page = deputy.Page;
            Task Look(string name) => look ? deputy.LookAsync(name) : Task.CompletedTask;
            Task Press(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"{name}代表，您好");
            if (look)
            {
                await page.SetViewportSizeAsync(390, 844);
                await deputy.TakeReadmePictureAsync("readme-deputy");
            }
            await Look("deputy");
            await Press("查看复函");
            await Assertions.Expect(page.Locator("article.letter")).ToContainTextAsync($"{name}代表");
            await Look("deputy-letter");
            await page.GetByRole(AriaRole.Link, new() { Name = "返回我的页面" }).ClickAsync();
            await Press("我已收到");
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("您收到了复函");
            await page.Locator("[name='Input.Choices[0]'][value='满意']").CheckAsync();
            await page.Locator($"[name='Input.Choices[1]'][value='{result}']").CheckAsync();
            await Press("下一步：核对");
            if (result == "不满意")
            {
                await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请写明原因");
                await Look("deputy-reason-missing");
                await Assertions.Expect(page.Locator($"[name='Input.Choices[1]'][value='{result}']")).ToBeCheckedAsync();
                await page.Locator("#words").FillAsync(Reason);
                await Press("下一步：核对");
            }
            await Assertions.Expect(page.Locator("h2").First).ToHaveTextAsync("请核对您的答复");
            await Look("deputy-check");
            await Press("没有错，提交");
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("答复已经送到");
            await Look("deputy-thanks");
        }
    }

    /// <summary>One demo, product and browser for all of them.</summary>
    public sealed class City : IAsyncLifetime
    {
        private Chromium _chromium = null!;
        private ProductProcess _product = null!;

        internal Installation Installation { get; private set; } = null!;

        internal IBrowser Browser => _chromium.Browser;

        internal Uri Address => _product.Address;

        internal Task<Person> ComeAsync(string user, bool scripts = true, int width = 1366) =>
            Person.SignInAsync(Browser, Address, user, Installation.Password, scripts, width);

        /// <summary>Waits until everything about a case has gone into the folder.</summary>
        internal async Task SentAsync(NewCase found)
        {
            await using var db = Installation.Open();
            while (db.Outbox.Any(m => m.CaseId == found.Id && m.SentAt == null && m.Address != ""))
                await Task.Delay(100);
        }

        public async ValueTask InitializeAsync()
        {
            _chromium = await Chromium.StartAsync();
            Installation = await Installation.CreateAsync(cases: 0);
            _product = await ProductProcess.StartAsync(Installation.Folder, ("Outbox__PollSeconds", "1"));
        }

        public async ValueTask DisposeAsync()
        {
            if (_product is not null)
                await _product.DisposeAsync();
            if (Installation is not null)
                await Installation.DisposeAsync();
            if (_chromium is not null)
                await _chromium.DisposeAsync();
        }
    }
}
