using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>公文模板 in the browser: copy, edit, look at, save, put in force.</summary>
public sealed class TemplateTests
{
    private const string Edit = "/Settings/Templates/Edit/city?version=0", Save = "/Settings/Templates/Edit/city?handler=Save";
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_is_changed_saved_put_in_force_and_given_to_a_bureau_whose_letters_then_carry_its_name()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Administrator);
        Assert.Contains("class=\"letter-page\"", (await browser.GetAsync(Edit)).Shown().Html, StringComparison.Ordinal);
        (await SaveAsync(browser, "qinghe", Settings("青禾市复函"))).LedTo("/Settings/Templates/Profile/qinghe");
        const string profile = "/Settings/Templates/Profile/qinghe";
        Assert.Contains("现在不能使用", (await browser.GetAsync(profile)).Shown().Html, StringComparison.Ordinal);
        (await PostAsync(browser, profile + "?handler=Use", ("BureauId", app.People!.Industry.Id.ToString()))).Refused("没有启用保存的版本");
        (await PostAsync(browser, profile + "?handler=Activate", ("version", "1"))).LedTo(profile);
        (await PostAsync(browser, profile + "?handler=Use", ("BureauId", app.People.Industry.Id.ToString()))).LedTo(profile);
        var page = (await browser.GetAsync(profile)).Shown().Html;
        Assert.Contains("青禾市复函", page, StringComparison.Ordinal);
        Assert.Contains("市工信局", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"qinghe\">", (await browser.GetAsync($"/Settings/Bureaus/Edit/{app.People.Transport.Id}")).Shown().Html, StringComparison.Ordinal);

        var id = await scene.IssueAsync();
        await using var db = app.OpenDatabase();
        Assert.Equal("qinghe@1", (await db.Letters.SingleAsync(l => l.Id == id, Ct)).Template);
        var letter = (await (await app.SignInAsync("liaison")).GetAsync($"/letters/{id}")).Shown().Html;
        Assert.Contains("模板“青禾市复函”第 1 版", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("qinghe", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_a_profile_is_shown_as_it_is_printed()
    {
        await using var app = (await DraftScene.SetAsync()).App;
        var browser = await app.SignInAsync(Administrator);
        const string profile = "/Settings/Templates/Profile/city";
        Assert.Contains("看样表（PDF）", WebUtility.HtmlDecode((await browser.GetAsync(profile)).Shown().Html), StringComparison.Ordinal);
        var sample = await browser.Client.GetAsync(profile + "?handler=Form", Ct);
        Assert.Equal("application/pdf", sample.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(await sample.Content.ReadAsByteArrayAsync(Ct)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/Settings/Templates/Profile/none?handler=Form")).Status);
    }

    [Fact]
    public async Task Templates_are_shown_by_their_names_and_a_copy_needs_one_of_its_own_and_no_folder()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        (string, string)[] typed = [("Input.Profile", "city"), ("Input.Json", Settings("青禾市复函")), ("Input.AsNew", "true"), ("Input.Fields[name]", "青禾市复函")];
        (await PostAsync(browser, Save, typed)).LedTo("/Settings/Templates/Profile/city-2");
        (await PostAsync(browser, Save, typed)).Refused("已经有名称为“青禾市复函”的模板");
        foreach (var path in new[] { "Profile/city-2", "Edit/city-2", "Edit/city?version=0" })
        {
            var html = (await browser.GetAsync("/Settings/Templates/" + path)).Shown().Html;
            // Where a file is can only be said by its folder.
            Assert.DoesNotMatch(">[^<]*\\bcity\\b[^<]*<", Regex.Replace(html, "<code>.*?</code>", ""));
        }
        Assert.Contains("<h1 class=\"page-title\">青禾市复函</h1>", (await browser.GetAsync("/Settings/Templates/Profile/city-2")).Shown().Html, StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.Equal("city-2", (await db.LetterTemplates.SingleAsync(Ct)).Profile);
    }

    [Theory]
    [InlineData("city", """{ "name": "甲", "style": "poster" }""", "city/template.json：style：")]
    [InlineData("city", """{ "name": "甲", "style": "letter", "closing": { "sealDiameter": 400 } }""", "city/template.json：closing.sealDiameter：")]
    [InlineData("city", """{ "name": "甲", "style": "letter", "colour": "red" }""", "colour")]
    [InlineData("city", """{ "name": "甲", "style": "letter", "texts": { "title": "{who}" } }""", "不认识占位符 {who}")]
    [InlineData("city", "{ \"name\": <script>", "第 1 行第 11 字节处有误")]
    [InlineData("市模板", """{ "name": "甲", "style": "letter" }""", "模板名只能用英文字母")]
    public async Task Wrong_settings_are_refused_with_the_exact_place_and_the_typed_text_stays(string profile, string json, string words)
    {
        await using var app = await TestApp.StartAsync();
        var answer = (await SaveAsync(await app.SignInAsync(Administrator), profile, json)).Refused(words);
        var html = WebUtility.HtmlDecode(answer.Html);
        Assert.Contains($">\n{json}</textarea>", html.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", answer.Html, StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.False(await db.LetterTemplates.AnyAsync(Ct));
    }

    [Fact]
    public async Task The_sample_letter_follows_the_typed_settings_with_script_and_without_and_nothing_is_stored()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var typed = ("Input.Json", Settings("甲", "垂询：{name} {phone}"));
        foreach (var handler in new[] { "Preview", "Pane" })
        {
            var answer = (await PostAsync(browser, $"/Settings/Templates/Edit/city?handler={handler}", ("Input.Profile", "city"), typed)).Shown();
            Assert.Contains("垂询", Words(answer.Html), StringComparison.Ordinal);
            Assert.Equal(handler == "Preview", answer.Html.Contains("<textarea", StringComparison.Ordinal));
        }
        var wrong = await PostAsync(browser, "/Settings/Templates/Edit/city?handler=Pane", ("Input.Json", "{}"));
        Assert.Contains("city/template.json：", wrong.Shown().Html, StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.False(await db.LetterTemplates.AnyAsync(Ct));
    }

    [Fact]
    public async Task The_form_changes_what_is_typed_alone_shows_it_at_once_and_the_file_is_one_press_away()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var page = WebUtility.HtmlDecode((await browser.GetAsync(Edit)).Shown().Html);
        Assert.DoesNotContain("<textarea class=\"form-control\" rows=\"30\"", page, StringComparison.Ordinal);
        Assert.Contains("<label for=\"f-closing-sealDiameter\">印章直径</label>", page, StringComparison.Ordinal);
        var base0 = Settings("甲", "垂询：{name} {phone}");
        (string, string)[] typed =
        [
            ("Input.Profile", "city"), ("Input.Json", base0), ("Input.Fields[header.signatoryLabel]", "签发："), ("Input.Fields[closing.sealDiameter]", "45"),
            ("Input.Fields[words]", "示例市\r\n示例局"), ("Input.Fields[texts.categories]", "A：已经解决\r\nB：正在解决"), ("Input.Fields[name]", "乙"),
        ];
        Assert.Contains("垂询", Words((await PostAsync(browser, "/Settings/Templates/Edit/city?handler=Pane", typed)).Shown().Html), StringComparison.Ordinal);
        var file = WebUtility.HtmlDecode((await PostAsync(browser, "/Settings/Templates/Edit/city?handler=Expert", typed)).Shown().Html);
        Assert.Contains("\"signatoryLabel\": \"签发：\"", file, StringComparison.Ordinal);
        Assert.Contains("value=\"45\"", WebUtility.HtmlDecode((await PostAsync(browser, "/Settings/Templates/Edit/city?handler=Fields", typed)).Shown().Html), StringComparison.Ordinal);
        (await PostAsync(browser, "/Settings/Templates/Edit/city?handler=Save", [.. typed, ("Input.Fields[spacing.loosest]", "九")]))
            .Refused("行距最大为标准的几倍：");
        (await PostAsync(browser, "/Settings/Templates/Edit/city?handler=Save", typed)).LedTo("/Settings/Templates/Profile/city");
        await using var db = app.OpenDatabase();
        var saved = System.Text.Json.Nodes.JsonNode.Parse((await db.LetterTemplates.SingleAsync(Ct)).Json)!;
        var was = System.Text.Json.Nodes.JsonNode.Parse(base0)!;
        Assert.Equal(("乙", 45, "签发："), ((string)saved["name"]!, (int)saved["closing"]!["sealDiameter"]!, (string)saved["header"]!["signatoryLabel"]!));
        Assert.Equal(["示例市", "示例局"], saved["words"]!.AsArray().Select(w => (string)w!));
        Assert.Equal("已经解决", (string)saved["texts"]!["categories"]!["A"]!);
        Assert.Equal((string?)was["closing"]?["annotationText"], (string?)saved["closing"]!["annotationText"]);
        Assert.Null(saved["imprint"]?["linePitch"]);
    }

    [Fact]
    public async Task Every_wrong_field_of_the_form_is_told_at_once_beside_itself_and_in_the_forms_order()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var html = WebUtility.HtmlDecode((await PostAsync(browser, Save, ("Input.Profile", "市模板"), ("Input.Json", Settings("甲")), ("Input.Fields[name]", ""),
            ("Input.Fields[header.markHeight]", "高"), ("Input.Fields[closing.sealDiameter]", "400"), ("Input.Fields[texts.title]", "{who}"),
            ("Input.Fields[words]", "示例市\n" + new string('长', 41)))).Refused("有 6 处需要改").Html);
        var summary = html[html.IndexOf("有 6 处需要改", StringComparison.Ordinal)..].Split("</ul>")[0];
        string[] told = ["模板名只能用", "模板名称：", "发文机关标志最大字高：应为数字。", "印章直径：应在 30 与 60 之间", "复函标题：", "不拆开的词（第 2 行）："];
        var places = told.Select(t => summary.IndexOf(t, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        foreach (var (path, words) in new[] { "name", "header-markHeight", "closing-sealDiameter", "texts-title", "words" }.Zip(told[1..]))
            Assert.Contains($"id=\"f-{path}-error\">{words}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_are_kept_and_an_older_one_or_the_products_own_comes_back()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        const string profile = "/Settings/Templates/Profile/city";
        await SaveAsync(browser, "city", Settings("第一"));
        await SaveAsync(browser, "city", Settings("第二"));
        foreach (var (version, name) in new[] { ("2", "第二"), ("1", "第一") })
        {
            (await PostAsync(browser, profile + "?handler=Activate", ("version", version))).LedTo(profile);
            Assert.Contains($"<h1 class=\"page-title\">{name}</h1>", (await browser.GetAsync(profile)).Shown().Html, StringComparison.Ordinal);
        }
        Assert.Contains("第 1 版", (await browser.GetAsync("/Settings/Templates")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains("第二", (await browser.GetAsync("/Settings/Templates/Edit/city?version=2")).Shown().Html, StringComparison.Ordinal);
        (await PostAsync(browser, profile + "?handler=Shipped")).LedTo(profile);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(browser, profile + "?handler=Activate", ("version", "9"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/Settings/Templates/Edit/nowhere")).Status);
        await using var db = app.OpenDatabase();
        Assert.Equal([false, false], await db.LetterTemplates.OrderBy(t => t.Version).Select(t => t.IsActive).ToListAsync(Ct));
    }

    [Fact]
    public async Task The_pages_of_fonts_and_health_say_what_is_in_use()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var fonts = (await browser.GetAsync("/Settings/Fonts")).Shown().Html;
        foreach (var role in new[] { "仿宋", "小标宋", "黑体", "楷体", "宋体" })
            Assert.Contains($"<strong>{role}</strong>", fonts, StringComparison.Ordinal);
        Assert.Contains("个字形", fonts, StringComparison.Ordinal);
        Assert.Contains("印发的 PDF 不带电子签名", (await browser.GetAsync("/Settings/Health")).Shown().Html, StringComparison.Ordinal);
    }

    private static string Settings(string name, string annotation = "（联系人：{name}　电话：{phone}）") =>
        $$"""{ "name": "{{name}}", "style": "document", "closing": { "annotationText": "{{annotation}}" } }""";

    /// <summary>The text of a page without its markup: the letter sets each run of characters on its own.</summary>
    private static string Words(string html) => System.Text.RegularExpressions.Regex.Replace(WebUtility.HtmlDecode(html), "<[^>]*>|\\s", "");

    private static Task<Answer> SaveAsync(Browser browser, string profile, string json) =>
        PostAsync(browser, Save, ("Input.Profile", profile), ("Input.Json", json));

    private static async Task<Answer> PostAsync(Browser browser, string path, params (string, string)[] fields) =>
        await browser.SendAsync(path, [.. fields, ("__RequestVerificationToken", Browser.Token((await browser.GetAsync(Edit)).Html))]);
}
