using System.Net;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Drafts;

public sealed class PreviewTests
{
    private static readonly string Drafter = TestPeople.UserName(Roles.Drafter);

    [Fact]
    public async Task The_letter_is_set_as_typed_and_nothing_is_stored()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var before = await scene.DraftAsync();
        var (answer, json) = await scene.CallAsync(await app.SignInAsync(Drafter), "preview", await scene.FieldsAsync(DraftScene.Good));
        answer.Shown();
        Assert.Equal(2, json.GetProperty("pages").GetArrayLength());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.GetProperty("problem").ValueKind);
        var first = json.GetProperty("firstParagraph").GetInt32();
        var svg = string.Concat(json.GetProperty("pages").EnumerateArray().Select(p => p.GetString()));
        Assert.Contains($"data-p=\"{first}\"", svg, StringComparison.Ordinal);
        Assert.Contains($"data-p=\"{first + 5}\"", svg, StringComparison.Ordinal);
        Assert.Contains("青工信函〔2026〕", svg, StringComparison.Ordinal);
        Assert.Equal(before.Revision, (await scene.DraftAsync()).Revision);
        // The paragraphs that may be named as answers are drawn anew where one begins otherwise.
        var mended = DraftScene.Good with { Body = DraftScene.Good.Body.Replace("我局已摸清", "现在我局已摸清", StringComparison.Ordinal) };
        var (_, other) = await scene.CallAsync(await app.SignInAsync(Drafter), "preview", await scene.FieldsAsync(mended));
        Assert.NotEqual(json.GetProperty("asksToken").GetString(), other.GetProperty("asksToken").GetString());
    }

    [Theory]
    [InlineData("drafter2")]
    [InlineData(TestPeople.OtherOffice)]
    [InlineData("bureauoffice")]
    [InlineData("liaison")]
    public async Task Nobody_else_sees_or_saves_it(string visitor)
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(visitor);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(scene.Editor)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{scene.Editor}/word")).Status);
        var token = Browser.Token((await browser.GetAsync("/Account/SignOutEverywhere")).Html);
        foreach (var what in new[] { "/preview", "/save", "?handler=Save", "?handler=Submit", "?handler=Compare", "?handler=Merge" })
        {
            var answer = await browser.SendAsync(scene.Editor + what, [.. await scene.FieldsAsync(DraftScene.Good, outcome: "Submit"), ("__RequestVerificationToken", token)]);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.DoesNotContain("老旧厂区", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Marked_up_text_stays_text()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        var hostile = DraftScene.Good with { Body = "</text><script>alert(1)</script>&<b>", Title = "\"><img src=x onerror=alert(2)>" };
        var (answer, json) = await scene.CallAsync(browser, "preview", await scene.FieldsAsync(hostile));
        answer.Shown();
        var svg = json.GetProperty("pages")[0].GetString()!;
        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", svg, StringComparison.OrdinalIgnoreCase);
        (await browser.PostAsync($"{scene.Editor}?handler=Save", await scene.FieldsAsync(hostile))).LedTo(scene.Editor);
        var html = (await browser.GetAsync(scene.Editor)).Shown().Html;
        Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("</textarea><", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("一\u0007二", "控制字符")]
    [InlineData("一\u202E二", "改变文字方向")]
    [InlineData("一\u200B二", "零宽字符")]
    [InlineData("一\uE123二", "私用区字符")]
    public async Task A_character_that_cannot_be_printed_is_named(string body, string words)
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var (answer, json) = await scene.CallAsync(await app.SignInAsync(Drafter), "preview", await scene.FieldsAsync(DraftScene.Good with { Body = body }));
        answer.Shown();
        Assert.Equal(0, json.GetProperty("pages").GetArrayLength());
        Assert.StartsWith("正文：第 1 行第 2 个字符", json.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Contains(words, json.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Trait("Length", "Long")]
    [Fact]
    public async Task Ten_megabytes_are_refused_in_words()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        var huge = DraftScene.Good with { Body = new string('x', 10 * 1024 * 1024) };
        var (answer, json) = await scene.CallAsync(browser, "save", await scene.FieldsAsync(huge));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("最多 500000 字", json.GetProperty("message").GetString(), StringComparison.Ordinal);
        var (preview, shown) = await scene.CallAsync(browser, "preview", await scene.FieldsAsync(huge));
        preview.Shown();
        Assert.Contains("正文最多", shown.GetProperty("problem").GetString(), StringComparison.Ordinal);
        (await browser.PostAsync($"{scene.Editor}?handler=Save", await scene.FieldsAsync(huge))).Refused("最多 500000 字");
        (await browser.PostAsync($"{scene.Editor}?handler=Save", await scene.FieldsAsync(DraftScene.Good with { Title = new string('x', 600) }))).Refused("标题有 600 字");
    }

    [Fact]
    public async Task Findings_stand_at_their_place_in_the_printed_paragraph()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var body = DraftScene.Good.Body.Replace("我局已摸清", "\n　　截止目前，我局已布署", StringComparison.Ordinal);
        var (answer, json) = await scene.CallAsync(await app.SignInAsync(Drafter), "preview", await scene.FieldsAsync(DraftScene.Good with { Body = body }));
        answer.Shown();
        var finding = json.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("fix").GetString() == "部署");
        Assert.Equal(2, finding.GetProperty("paragraph").GetInt32());
        Assert.Equal("截止目前，我局已".Length, finding.GetProperty("column").GetInt32());
        Assert.Equal(2, finding.GetProperty("length").GetInt32());
    }

    [Trait("Length", "Long")]
    [Theory]
    [InlineData(600, 0)]
    [InlineData(2_000, 1)]
    public async Task An_error_is_shown_however_long_the_letter_and_however_many_the_warnings(int warnings, int filler)
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var lines = Enumerable.Range(0, warnings).Select(i => $"第{i}处截止目前有进展。" + string.Concat(Enumerable.Repeat("示例事项", filler)));
        var body = DraftScene.Good.Body.Replace("\n感谢", $"\n{string.Join('\n', lines)}\n安排XX人。\n感谢", StringComparison.Ordinal);
        var (answer, json) = await scene.CallAsync(await app.SignInAsync(Drafter), "preview", await scene.FieldsAsync(DraftScene.Good with { Body = body }));
        answer.Shown();
        var findings = json.GetProperty("findings").EnumerateArray().ToList();
        Assert.Single(findings, f => f.GetProperty("isError").GetBoolean());
        Assert.Equal(body.Length > 25_000 ? 1 : 200, findings.Count);
    }

    [Fact]
    public async Task The_saved_draft_comes_back_from_Word_as_it_went()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        (await scene.CallAsync(browser, "save", await scene.FieldsAsync(DraftScene.Good))).Answer.Shown();
        using var response = await browser.Client.GetAsync($"{scene.Editor}/word", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("0207", response.Content.Headers.ContentDisposition!.FileNameStar!, StringComparison.Ordinal);
        var file = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var html = WebUtility.HtmlDecode(await ImportAsync(scene, browser, file, "稿.docx", HttpStatusCode.OK));
        var body = Regex.Match(html.ReplaceLineEndings("\n"), "<textarea[^>]*name=\"Input.Body\"[^>]*>\n(.*?)</textarea>", RegexOptions.Singleline);
        Assert.Equal(DraftScene.Good.Body, body.Groups[1].Value);
        Assert.Contains("署名", html, StringComparison.Ordinal);
        Assert.Contains("data-state=\"held\"", html, StringComparison.Ordinal);
        Assert.Equal(DraftScene.Good, (await scene.DraftAsync()).Content);
        Assert.Contains("没有导入", WebUtility.HtmlDecode(await ImportAsync(scene, browser, "不是压缩包"u8.ToArray(), "坏.docx", HttpStatusCode.BadRequest)), StringComparison.Ordinal);
    }

    private static async Task<string> ImportAsync(DraftScene scene, Browser browser, byte[] file, string name, HttpStatusCode expected)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in await scene.FieldsAsync(DraftScene.Good))
            content.Add(new StringContent(value), field);
        content.Add(new StringContent(Browser.Token((await browser.GetAsync(scene.Editor)).Html)), "__RequestVerificationToken");
        content.Add(new ByteArrayContent(file), "word", name);
        using var response = await browser.Client.PostAsync($"{scene.Editor}?handler=Import", content);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
