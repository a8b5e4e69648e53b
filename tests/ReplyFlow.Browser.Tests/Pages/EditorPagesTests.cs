using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Testing;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>The editor on the screen of a bureau's PC, as a drafter first meets it.</summary>
[Collection("Pages of the built product")]
public sealed class EditorPagesTests
{
    [Fact]
    public async Task A_draft_opens_with_its_text_on_the_first_screen_and_its_elements_folded()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        var found = await NewCase.RegisterAsync(installation);
        await found.WalkAsync(w => w.ToAsync(found.Id, "draft"));
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var drafter = await Person.SignInAsync(chromium.Browser, product.Address, "drafter", installation.Password);
        var page = drafter.Page;
        await page.SetViewportSizeAsync(1366, 768);
        await drafter.GoAsync($"/drafts/{found.Id}");

        var text = page.Locator(".cm-content");
        await Assertions.Expect(text).ToBeVisibleAsync();
        Assert.InRange((await BoxAsync(text)).Y, 0, 300);
        var strip = page.Locator("[data-elements]");
        Assert.InRange((await BoxAsync(strip)).Height, 20, 60);
        await Assertions.Expect(page.Locator("#Input_ContactName")).ToBeHiddenAsync();

        await strip.Locator("summary").ClickAsync();
        await AlignAsync(page, "Category", "CategoryGround");
        await AlignAsync(page, "Disclosure", "DisclosureReason");
        await AlignAsync(page, "ContactName", "ContactPhone");
        await drafter.LookAsync("editor-elements");

        // The letter's own attachments, from the editor and back; a table from Word, whose cells have paragraphs of their own, stays one.
        const string Word = "<p>项目</p><table><tr><th><p>序号</p></th><th><p>项目</p></th><th><p>投资</p></th></tr>"
            + "<tr><td><p>1</p></td><td><p>示例</p><p>充电桩</p></td><td><p>120</p></td></tr><tr><td><p>2</p></td><td><p>电缆</p></td><td><p>86.5</p></td></tr></table>";
        await text.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.PressAsync("Enter");
        await PasteAsync(page, "项目\n序号\n项目\n投资\n1\n示例\n充电桩\n120\n", Word);
        await Assertions.Expect(page.Locator("[data-save-state]")).ToContainTextAsync("已保存");
        Assert.EndsWith("项目\n序号\t项目\t投资\n1\t示例 充电桩\t120\n2\t电缆\t86.5", await page.Locator("#Input_Body").InputValueAsync(), StringComparison.Ordinal);
        await drafter.ChooseAsync("保存草稿，去加附件（文字、表格、PDF）");
        await drafter.FollowAsync("加表格附件");
        await page.Locator("#Input_Title").FillAsync("示例充电设施清单");
        await page.Locator("#Input_Table").EvaluateAsync(
            """
            (area, html) => {
              const data = new DataTransfer();
              data.setData("text/html", html);
              data.setData("text/plain", "1");
              area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, Word.Replace("<p>项目</p><table>", "<table>", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("#Input_Table")).ToHaveValueAsync("序号\t项目\t投资\n1\t示例 充电桩\t120\n2\t电缆\t86.5");
        await drafter.LookAsync("annex-table");
        await drafter.ChooseAsync("保存附件");
        await drafter.FollowAsync("加 PDF 附件");
        await page.Locator("#Input_Title").FillAsync("现场勘查报告");
        await page.Locator("#Files").SetInputFilesAsync(new FilePayload { Name = "报告.pdf", MimeType = "application/pdf", Buffer = OnePagePdf.Of("0 0 100 100 re f") });
        await drafter.ChooseAsync("保存附件");
        await page.Locator(".beside-list li", new() { HasText = "现场勘查报告" }).GetByRole(AriaRole.Button, new() { Name = "上移" }).ClickAsync();
        await Assertions.Expect(page.Locator(".beside-list strong").First).ToHaveTextAsync("附件1　现场勘查报告");
        await drafter.LookAsync("annexes");
        await drafter.FollowAsync("回到拟稿看预览");
        await Assertions.Expect(page.Locator("#pane-letter")).ToContainTextAsync("PDF 第 1 页，原样印在这里");
        await Assertions.Expect(strip).ToContainTextAsync("附件 2");
        await page.Locator("#files-card summary").ClickAsync();
        await drafter.ChooseAsync("保存草稿，去添加或移除");
        await page.Locator("#Files").SetInputFilesAsync(new FilePayload { Name = "测算.pdf", MimeType = "application/pdf", Buffer = OnePagePdf.Of("0 0 9 9 re f") });
        await drafter.ChooseAsync("添加");
        await drafter.LookAsync("draft-files");
        await drafter.FollowAsync("回到拟稿");
        await Assertions.Expect(page.Locator("#files-card")).ToContainTextAsync("测算.pdf");
        await drafter.LookAsync("editor-with-annexes");
        Person.HasNoFlaws();
    }

    [Fact]
    public async Task The_pages_have_the_glyphs_of_the_PDF_in_the_editor_in_review_at_the_signature_and_on_the_case()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        await installation.SetAsync("RequireContact", "false");
        var found = await NewCase.RegisterAsync(installation);
        await found.WalkAsync(w => w.ToAsync(found.Id, "draft"));
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        Task<Person> Come(string name) => Person.SignInAsync(chromium.Browser, product.Address, name, installation.Password);
        await using (var drafter = await Come("drafter"))
        {
            await drafter.GoAsync($"/drafts/{found.Id}");
            await AssertGlyphsAsync(drafter.Page);
            await drafter.Page.Locator(".cm-content").ClickAsync();
            await drafter.Page.Keyboard.PressAsync("Control+End");
            await drafter.Page.Keyboard.InsertTextAsync("\n一、鑫淼堃垚\n（一）骉犇𬭳。");
            await Assertions.Expect(drafter.Page.Locator("#pane-letter")).ToContainTextAsync("骉犇");
            await AssertGlyphsAsync(drafter.Page);
        }
        await found.WalkAsync(w => w.ToAsync(found.Id, "divisionReview"));
        await using (var head = await Come("head"))
        {
            await head.OpenWorkAsync("处室审核");
            await AssertGlyphsAsync(head.Page);
            await head.LookAsync("letter-review");
        }
        await found.WalkAsync(w => w.ToAsync(found.Id, "signOff"));
        await using (var signatory = await Come("signatory"))
        {
            await signatory.OpenWorkAsync("主要领导签发");
            await AssertGlyphsAsync(signatory.Page);
            await signatory.LookAsync("letter-sign");
            await signatory.GoAsync($"/cases/{found.Id}/versions/1");
            await AssertGlyphsAsync(signatory.Page);
            await signatory.LookAsync("letter-version");
        }
    }

    [Fact]
    public async Task Findings_of_one_check_are_one_group_mended_at_once_and_taken_back_as_one_step()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        var found = await NewCase.RegisterAsync(installation);
        await found.WalkAsync(w => w.ToAsync(found.Id, "draft"));
        var pasted = "您提出的《关于增设示例充电设施的建议》（第0512号）收悉。现答复如下：\n\n　　"
            + string.Concat(Enumerable.Range(1, 20).Select(i => $"第 {i} 批建成 {i} 座;")) + "截止目前，已布署完毕。";
        await found.SaveAsync(draft => draft with { Body = pasted });
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var drafter = await Person.SignInAsync(chromium.Browser, product.Address, "drafter", installation.Password);
        var page = drafter.Page;
        await drafter.GoAsync($"/drafts/{found.Id}");
        var group = page.Locator(".finding-group", new() { HasText = "标点" });
        await Assertions.Expect(group.Locator(".finding-place").First).ToBeVisibleAsync();
        Assert.InRange(await group.Locator("li").CountAsync(), 1, 2);
        await Assertions.Expect(page.Locator(".finding-group").First.Locator("li").First).ToContainTextAsync("须改");
        await drafter.LookAsync("findings-groups");

        var lines = page.Locator(".cm-content");
        await group.GetByRole(AriaRole.Button, new() { Name = "全部改正" }).ClickAsync();
        await Assertions.Expect(lines).ToContainTextAsync("第20批建成20座；");
        await Assertions.Expect(group).ToHaveCountAsync(0);
        await Assertions.Expect(lines).ToContainTextAsync("布署");
        await Assertions.Expect(page.Locator("[data-save-state]")).ToContainTextAsync("已保存");
        var undo = page.GetByRole(AriaRole.Button, new() { Name = "撤销这次改正" });
        await Assertions.Expect(undo).ToBeVisibleAsync();
        await lines.ClickAsync();
        await page.Keyboard.PressAsync("Control+Z");
        await Assertions.Expect(lines).ToContainTextAsync("第 20 批建成 20 座;");
        await Assertions.Expect(lines).ToContainTextAsync("第 1 批建成 1 座;");
        await Assertions.Expect(undo).ToHaveCountAsync(0);

        await group.GetByRole(AriaRole.Button, new() { Name = "全部改正" }).ClickAsync();
        await undo.ClickAsync();
        await Assertions.Expect(lines).ToContainTextAsync("第 20 批建成 20 座;");
        await group.GetByRole(AriaRole.Button, new() { Name = "全部改正" }).ClickAsync();
        await Assertions.Expect(undo).ToBeVisibleAsync();
        await lines.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync("后来又写了一句。");
        await Assertions.Expect(undo).ToHaveCountAsync(0);
        await Assertions.Expect(lines).ToContainTextAsync("后来又写了一句。");

        // A long fix stays inside the panel.
        await page.SetViewportSizeAsync(1366, 768);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync("您提出的《关于增设示例充电桩设施的建议》（第0512号）收悉。现答复如下：");
        await Assertions.Expect(page.Locator(".finding-fix", new() { HasText = "《关于增设示例充电设施的建议》" })).ToBeVisibleAsync();
        Assert.True(await page.Locator("#pane-side").EvaluateAsync<bool>("pane => pane.scrollWidth <= pane.clientWidth"));
    }

    [Fact]
    public async Task What_this_computer_kept_and_what_a_note_tells_stay_until_a_button_is_pressed()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        var found = await NewCase.RegisterAsync(installation);
        await found.WalkAsync(w => w.ToAsync(found.Id, "draft"));
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var drafter = await Person.SignInAsync(chromium.Browser, product.Address, "drafter", installation.Password);
        var page = drafter.Page;
        await drafter.GoAsync($"/drafts/{found.Id}");
        await page.EvaluateAsync(
            """
            () => {
              const { case: of, user } = document.querySelector("[data-editor]").dataset;
              localStorage.setItem(`replyflow.draft.${of}.${user}`, JSON.stringify({ at: Date.now(), fields: { Body: "断网时写的一句。" } }));
            }
            """);
        await page.ReloadAsync();
        var (notes, lines, state) = (page.Locator("[data-editor-alert]"), page.Locator(".cm-content"), page.Locator("[data-save-state]"));
        await Assertions.Expect(notes).ToContainTextAsync("没能保存的内容");
        await lines.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync("\n后来写的一句。");
        await Assertions.Expect(state).ToContainTextAsync("正在输入");
        await Assertions.Expect(state).ToContainTextAsync("已保存");
        await Assertions.Expect(notes).ToBeVisibleAsync();
        Assert.Contains("断网时写的一句。", await page.EvaluateAsync<string>("() => Object.values(localStorage).join()"), StringComparison.Ordinal);

        await PasteAsync(page, "\n对市第十七届人大三次会议第0512号建议的复函\n祝示例代表：\n我局已摸清底数，年底前完成试点，请您继续关心。\n再抓紧推进其余各处的示例充电设施建设。\n云川市示例局\n2026年6月25日");
        await Assertions.Expect(notes).ToHaveCountAsync(2);
        await Assertions.Expect(state).ToContainTextAsync("正在输入");
        await Assertions.Expect(state).ToContainTextAsync("已保存");
        await Assertions.Expect(notes.Nth(1)).ToContainTextAsync("照粘贴的原样");
        await drafter.LookAsync("editor-notes");
        await notes.Nth(1).GetByRole(AriaRole.Button, new() { Name = "知道了" }).ClickAsync();

        await notes.GetByRole(AriaRole.Button, new() { Name = "放进编辑框" }).ClickAsync();
        await Assertions.Expect(lines).ToHaveTextAsync("断网时写的一句。");
        await notes.GetByRole(AriaRole.Button, new() { Name = "恢复放进前的内容" }).ClickAsync();
        await Assertions.Expect(lines).ToContainTextAsync("后来写的一句。");
        await Assertions.Expect(notes).ToHaveCountAsync(0);
        Assert.DoesNotContain("断网时写的一句。", await page.EvaluateAsync<string>("() => Object.values(localStorage).join()"), StringComparison.Ordinal);

        var (division, words) = (page.Locator("[name='Input.CountersignDivisionIds']").First, page.Locator("#Input_Comment"));
        await page.Locator("[data-elements] summary").ClickAsync();
        await division.CheckAsync();
        await words.FillAsync("请重点看第二部分。");
        await Assertions.Expect(state).ToContainTextAsync("正在输入");
        await Assertions.Expect(state).ToContainTextAsync("已保存");
        await page.ReloadAsync();
        await Assertions.Expect(division).ToBeCheckedAsync();
        await Assertions.Expect(words).ToHaveValueAsync("请重点看第二部分。");

        var asked = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Type);
            _ = dialog.AcceptAsync();
        };
        await page.Locator("#Contact_Summary").PressSequentiallyAsync("代表认可");
        await drafter.GoAsync("/");
        Assert.Equal([DialogType.BeforeUnload], asked);
    }

    [Fact]
    public async Task A_whole_letter_pasted_or_dropped_as_a_file_is_parted_into_the_fields()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 0);
        var found = await NewCase.RegisterAsync(installation);
        await found.WalkAsync(w => w.ToAsync(found.Id, "draft"));
        await found.SaveAsync(draft => draft with { Body = "" });
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var drafter = await Person.SignInAsync(chromium.Browser, product.Address, "drafter", installation.Password);
        var page = drafter.Page;
        await drafter.GoAsync($"/drafts/{found.Id}");
        const string Letter = "云川市示例局文件\n对市第十七届人大三次会议第0512号建议的复函\n祝示例代表：\n您提出的《关于增设示例充电设施的建议》（第0512号）收悉。现答复如下：\n"
            + "我局已摸清底数，\n年底前完成试点。\n感谢您的关心。\n云川市示例局\n2026年6月25日\n（联系人：李示例　电话：00000001）\n抄送：市人大常委会代联工委。";
        await page.Locator(".cm-content").ClickAsync();
        await PasteAsync(page, Letter);
        var alert = page.Locator("[data-editor-alert]");
        await Assertions.Expect(alert).ToContainTextAsync("主送“祝示例代表”没有带入，排版时自动印");
        await Assertions.Expect(page.Locator("#Input_ContactPhone")).ToHaveValueAsync("00000001");
        Assert.Equal("您提出的《关于增设示例充电设施的建议》（第0512号）收悉。现答复如下：\n我局已摸清底数，年底前完成试点。\n感谢您的关心。", await page.Locator("#Input_Body").InputValueAsync());
        await drafter.LookAsync("intake-pasted");
        await Assertions.Expect(page.Locator("[data-save-state]")).ToContainTextAsync("已保存");
        await page.EvaluateAsync(
            """
            async address => {
              const data = new DataTransfer();
              data.items.add(new File([await (await fetch(address)).blob()], "稿.docx"));
              document.querySelector("[data-text-host]").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
            }
            """, $"/drafts/{found.Id}/word");
        await Assertions.Expect(page.Locator(".notice-lines").First).ToContainTextAsync("署名");
        await Assertions.Expect(alert).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("() => { const note = document.querySelector('.notice-lines').closest('.note'); return note.scrollHeight <= note.clientHeight; }"));
        Assert.InRange((await BoxAsync(page.Locator("#pane-text"))).Height, 300, 768);
        await drafter.LookAsync("intake-dropped");
    }

    /// <summary>Pastes a text into the editor, as from another program.</summary>
    private static Task PasteAsync(IPage page, string text, string html = "") => page.EvaluateAsync(
            """
            ([text, html]) => {
              const data = new DataTransfer();
              data.setData("text/plain", text);
              if (html) data.setData("text/html", html);
              const content = document.querySelector("[data-text-host]").shadowRoot.querySelector(".cm-content");
              content.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
            }
            """, new[] { text, html });

    /// <summary>The browser draws every character of the letter's pages from a font that the page brought, not from the machine's own.</summary>
    private static async Task AssertGlyphsAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.letter-page text').length > 5 && document.fonts.status === 'loaded'");
        await page.WaitForTimeoutAsync(500);
        await page.EvaluateAsync("() => document.fonts.ready");
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.fonts].filter(f => f.status === 'error').map(f => f.family)"));
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("DOM.enable");
        await session.SendAsync("CSS.enable");
        var root = (await session.SendAsync("DOM.getDocument"))!.Value.GetProperty("root").GetProperty("nodeId").GetInt32();
        var texts = await session.SendAsync("DOM.querySelectorAll", new() { ["nodeId"] = root, ["selector"] = ".letter-page text" });
        foreach (var node in texts!.Value.GetProperty("nodeIds").EnumerateArray())
        {
            var used = await session.SendAsync("CSS.getPlatformFontsForNode", new() { ["nodeId"] = node.GetInt32() });
            foreach (var font in used!.Value.GetProperty("fonts").EnumerateArray())
                Assert.True(font.GetProperty("isCustomFont").GetBoolean(), $"{font.GetProperty("familyName")} is the machine's own.");
        }
    }

    /// <summary>Two fields of a row: their labels and their boxes begin at the same height, with each label on one line.</summary>
    private static async Task AlignAsync(IPage page, string left, string right)
    {
        var (a, b) = (await BoxAsync(page.Locator($"label[for=Input_{left}]")), await BoxAsync(page.Locator($"label[for=Input_{right}]")));
        Assert.Equal(a.Y, b.Y);
        Assert.InRange(b.Height, 15, 30);
        Assert.Equal((await BoxAsync(page.Locator($"#Input_{left}"))).Y, (await BoxAsync(page.Locator($"#Input_{right}"))).Y);
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) => await locator.BoundingBoxAsync() ?? throw new InvalidOperationException("Not on the page.");
}
