using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Browser.Tests.Journey;

/// <summary>The first day of a city: from an empty installation to an issued letter, by browser alone, doing what the pages say.</summary>
[Collection("The built product")]
public sealed class FirstDayTests(ITestOutputHelper output)
{
    private const string Title = "关于增设示例充电设施的建议";
    private const string Session = "市第一届人大一次会议";
    private const string OwnPassword = "jintian-shilishi-77";

    private const string Reply = $"您提出的《{Title}》（第0101号）收悉。现答复如下：\n"
        + "一、已做的工作\n"
        + "（一）摸清底数。我局会同有关单位逐个小区调查，列出了需要增设充电设施的清单。\n"
        + "（二）落实政策。设立服务专班，逐户讲解补助办法，受理的申请全部按时办结。\n"
        + "二、下一步安排\n"
        + "我局将按清单逐个增设，每季度回访一次，把代表和居民的意见列入下一年度工作要点。\n"
        + "感谢您对水务工作的关心和支持。";

    [Fact]
    public async Task A_city_of_twelve_bureaus_goes_from_an_empty_installation_to_an_issued_letter()
    {
        await using var chromium = await Chromium.StartAsync();
        var folder = Directory.CreateTempSubdirectory("replyflow-first-day-");
        await using var smtp = new SmtpServer();
        await using (var product = await ProductProcess.StartAsync(folder.FullName,
            ("Mail__Transport", "smtp"), ("Mail__Host", "127.0.0.1"), ("Mail__Port", smtp.Port.ToString()), ("Mail__From", "shiwu@demo.invalid"), ("Mail__Tls", "None")))
        {
            var passwords = await SetUpAsync(chromium, product);
            Assert.Equal("admin@demo.invalid", Assert.Single(Assert.Single(smtp.Received).To));
            await HandleAsync(chromium.Browser, product.Address, passwords);
            await ReceivedAsync(smtp, 4);
            var letter = DeliveredMail.PdfText(smtp.Received.First(m => m.To.Contains("deputy@demo.invalid")).Data);
            foreach (var words in new[] { "示例市水务局", "示水函〔", "〕1号", "第0101号建议", "祝示例代表：", "签发人：示例水务主要领导" })
                Assert.Contains(words, letter, StringComparison.Ordinal);
        }
        if (!OperatingSystem.IsWindows())
            OwnersAlone(folder);
        folder.Delete(recursive: true);
        Person.HasNoFlaws();
    }

    /// <summary>What the administrator does, led by the checklist; the passwords for one use, by login name.</summary>
    private async Task<Dictionary<string, string>> SetUpAsync(Chromium chromium, ProductProcess product)
    {
        var code = Regex.Match(product.Output, @"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}").Value;
        await using var admin = await Person.ComeAsync(chromium.Browser, product.Address);
        var page = admin.Page;
        foreach (var (label, text) in new[]
        {
            ("一次性初始化口令", code), ("单位全称", "示例市人民政府办公厅"), ("单位简称", InventedCity.Office), ("姓名", "示例管理员"), ("登录名", "admin"),
            ("密码", OwnPassword), ("再输入一次密码", OwnPassword),
        })
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        await page.GetByLabel("单位类型").SelectOptionAsync("政府办公厅（督查室）");
        await admin.LookAsync("firstday-setup");
        await admin.ChooseAsync("建立并登录");
        await admin.LookAsync("firstday-checklist");

        await StateAsync(page, "承办单位和处室", "未完成");
        await admin.FollowAsync("批量导入单位");
        await UploadAsync(admin, "单位.xlsx", await InventedCity.BodiesAsync());
        await admin.PictureAsync("firstday-bodies");
        await admin.ChooseAsync("导入这 13 行");
        await admin.FollowAsync("回到清单");
        await StateAsync(page, "承办单位和处室", "已完成");
        await StateAsync(page, "人大代联工委", "已完成");

        await admin.FollowAsync("批量导入人员");
        await UploadAsync(admin, "人员.xlsx", await InventedCity.PeopleAsync());
        await admin.PictureAsync("firstday-people");
        await admin.ChooseAsync("导入并显示密码");
        var passwords = await SlipsAsync(page);
        Assert.Equal(62, passwords.Count);
        await admin.LookAsync("firstday-slips");
        await admin.FollowAsync("已打印");
        await admin.FollowAsync("回到清单");
        await StateAsync(page, "各岗位的人员", "已完成");

        await StateAsync(page, "政府办公厅（督查室）", "请看一下");
        await admin.FollowAsync("查看、修改单位");
        await admin.FollowAsync(InventedCity.Office);
        await page.GetByLabel("邮箱").FillAsync("office@demo.invalid");
        await admin.ChooseAsync("保存修改");
        await admin.FollowAsync("回到清单");
        await StateAsync(page, "政府办公厅（督查室）", "已完成");

        await admin.FollowAsync("新增会议");
        await page.GetByLabel("会议名称").FillAsync(Session);
        await page.GetByLabel("开幕日期").FillAsync("2026-02-10");
        await admin.ChooseAsync("新增会议");
        await admin.FollowAsync("回到清单");
        await StateAsync(page, "会议届次", "已完成");

        // What it says depends on the day: the next year's holidays are published in November.
        await Item(page, "工作日历").GetByRole(AriaRole.Link).First.ClickAsync();
        await admin.LoadedAsync();
        await admin.FollowAsync("回到清单");

        await admin.FollowAsync("发送测试邮件");
        await page.GetByLabel("收件邮箱").FillAsync("admin@demo.invalid");
        await admin.ChooseAsync("发送测试邮件");
        await Assertions.Expect(page.GetByText("服务器接收了测试邮件")).ToBeVisibleAsync();
        await admin.LookAsync("firstday-mail");
        await admin.FollowAsync("回到清单");
        await StateAsync(page, "邮件", "已完成");

        await admin.FollowAsync("查看字体");
        await admin.FollowAsync("回到清单");
        await admin.FollowAsync("查看模板和样文");
        await admin.FollowAsync("回到清单");
        await Assertions.Expect(page.GetByText("未完成")).ToHaveCountAsync(0);
        await admin.LookAsync("firstday-checklist-done");
        await admin.ChooseAsync("完成初始设置");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "系统状态" })).ToBeVisibleAsync();
        await admin.LookAsync("firstday-state");
        return passwords;
    }

    /// <summary>The way of one suggestion; everybody signs in with the password on their slip.</summary>
    private async Task HandleAsync(IBrowser browser, Uri address, Dictionary<string, string> passwords)
    {
        var known = new HashSet<string>();
        async Task<Person> Come(string name)
        {
            var person = await Person.SignInAsync(browser, address, name, known.Add(name) ? passwords[name] : OwnPassword);
            if (person.Page.Url.Contains("ChangePassword", StringComparison.Ordinal))
            {
                await person.Page.GetByLabel("当前密码").FillAsync(passwords[name]);
                await person.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync(OwnPassword);
                await person.Page.GetByLabel("再输入一次新密码").FillAsync(OwnPassword);
                await person.ChooseAsync("修改密码");
                await person.LeftAsync("ChangePassword");
            }
            return person;
        }

        await using (var liaison = await Come("liaison"))
        {
            await liaison.PictureAsync("firstday-inbox-liaison");
            await liaison.FollowAsync("登记建议");
            foreach (var (label, text) in new[] { ("编号", "0101"), ("提出日期", "2026-02-11"), ("标题", Title), ("建议正文", "请在示例小区增设充电设施。") })
                await liaison.Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
            await liaison.Page.Locator("#Input_LeadDeputy_Name").FillAsync("祝示例");
            await liaison.Page.Locator("#Input_LeadDeputy_Email").FillAsync("deputy@demo.invalid");
            await liaison.ChooseAsync("登记");
        }
        await using (var dispatcher = await Come("dispatcher"))
        {
            await dispatcher.TakeAsync("交办");
            await dispatcher.Page.Locator("label", new() { HasText = InventedCity.Bureau }).Locator("[name='Input.LeadBureauId']").CheckAsync();
            await dispatcher.PictureAsync("firstday-assign");
            await dispatcher.ChooseAsync("交办");
        }
        await using (var office = await Come("b1.office"))
        {
            await office.TakeAsync("签收");
            await office.ChooseAsync("签收");
            await office.TakeAsync("分派经办人");
            await office.Page.Locator("#Input_DrafterId").SelectOptionAsync(
                (await office.Page.Locator("#Input_DrafterId option").Filter(new() { HasText = "示例水务经办人" }).First.GetAttributeAsync("value"))!);
            await office.ChooseAsync("分派");
        }
        await using (var drafter = await Come("b1.drafter"))
            await DraftAsync(drafter);
        await ReviewAsync(await Come("b1.head"), "处室审核", "同意");
        await ReviewAsync(await Come("b1.office"), "办公室核稿", "核稿通过");
        await ReviewAsync(await Come("b1.leader"), "分管领导审签", "同意");
        await using (var signatory = await Come("b1.signatory"))
        {
            await signatory.TakeAsync("主要领导签发");
            await signatory.ChooseAsync("签发");
            await signatory.ChooseAsync("确认签发");
            await Assertions.Expect(signatory.Page.GetByText("已签发。").First).ToBeVisibleAsync();
            await signatory.PictureAsync("firstday-signed");
        }
        await using (var office = await Come("b1.office"))
        {
            await office.Page.GetByRole(AriaRole.Link, new() { Name = "公文", Exact = true }).ClickAsync();
            await office.Page.Locator("main a[href^='/letters/']").First.ClickAsync();
            await office.PictureAsync("firstday-letter");
            var link = await office.Page.Locator("main a[href*='/pdf']").First.GetAttributeAsync("href");
            var pdf = await office.Page.Context.APIRequest.GetAsync(new Uri(address, link).ToString());
            Assert.Equal("%PDF"u8.ToArray(), (await pdf.BodyAsync())[..4]);
        }
    }

    private static async Task DraftAsync(Person drafter)
    {
        await drafter.TakeAsync("起草复函");
        var page = drafter.Page;
        await page.Locator("#Contact_Summary").FillAsync("电话听取意见，代表希望明确完成时间。");
        await page.Locator("#contacts").GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Assertions.Expect(page.Locator("#contacts .contact-row")).ToHaveCountAsync(1);
        await page.Locator("[data-elements] > summary").ClickAsync();
        await page.Locator("#Input_Category").SelectOptionAsync("B");
        await page.Locator("#Input_Disclosure").SelectOptionAsync("主动公开");
        await page.Locator("#Input_ContactName").FillAsync("示例水务经办人");
        await page.Locator("#Input_ContactPhone").FillAsync("02900000001");
        await page.Locator("[data-elements] > summary").ClickAsync();
        await page.Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(Reply);
        await Assertions.Expect(page.Locator("#pane-letter")).ToContainTextAsync("祝示例代表");
        await Assertions.Expect(page.Locator("[data-save-state]")).ToContainTextAsync("已保存");
        await drafter.PictureAsync("firstday-draft");
        await drafter.ChooseAsync("提交审核");
        await drafter.LeftAsync("/drafts/");
    }

    private static async Task ReviewAsync(Person person, string step, string outcome)
    {
        await using (person)
        {
            await person.TakeAsync(step);
            await person.ChooseAsync(outcome);
        }
    }

    private static async Task UploadAsync(Person person, string name, byte[] file)
    {
        await person.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = name,
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = file,
        });
        await person.ChooseAsync("上传并核对");
        await Assertions.Expect(person.Page.GetByText("还没有导入，请先核对")).ToBeVisibleAsync();
    }

    private static Task StateAsync(IPage page, string item, string state) =>
        Assertions.Expect(Item(page, item).Locator(".tag")).ToHaveTextAsync(state);

    private static ILocator Item(IPage page, string name) =>
        page.Locator(".check-item", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = name }) });

    private static async Task<Dictionary<string, string>> SlipsAsync(IPage page)
    {
        var slips = page.Locator(".slips li");
        await Assertions.Expect(slips.First).ToBeVisibleAsync();
        var (names, passwords) = (await slips.Locator(".num").AllInnerTextsAsync(), await slips.Locator(".secret").AllInnerTextsAsync());
        return names.Zip(passwords).ToDictionary(s => s.First, s => s.Second);
    }

    private static async Task ReceivedAsync(SmtpServer smtp, int count)
    {
        for (var i = 0; i < 1200 && smtp.Received.Count < count; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(count, smtp.Received.Count);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void OwnersAlone(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            output.WriteLine($"{entry.UnixFileMode} {entry.FullName}");
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, entry.UnixFileMode & ~UnixFileMode.UserExecute);
        }
    }
}
