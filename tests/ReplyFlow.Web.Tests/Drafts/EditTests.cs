using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Drafts;

public sealed partial class EditTests
{
    private static readonly string Drafter = TestPeople.UserName(Roles.Drafter);

    [Fact]
    public async Task The_editor_shows_the_draft_the_suggestion_its_asks_and_the_letter()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var html = WebUtility.HtmlDecode((await (await app.SignInAsync(Drafter)).GetAsync(scene.Editor)).Shown().Html);
        Assert.Contains("第0207号 · 拟稿", html, StringComparison.Ordinal);
        Assert.Contains(DraftScene.SuggestionTitle, html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"tight\">摸清老旧厂区底数</p>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"tight\">选两处先行试点</p>", html, StringComparison.Ordinal);
        Assert.Contains("class=\"letter-page\"", html, StringComparison.Ordinal);
        Assert.Contains("正在解决或列入计划逐步解决", html, StringComparison.Ordinal);
        Assert.Contains("提交审核", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_keeps_the_draft_with_the_drafter()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        (await browser.PostAsync($"{scene.Editor}?handler=Save", await scene.FieldsAsync(DraftScene.Good with { Body = "第一行\r\n第二行" }))).LedTo(scene.Editor);
        Assert.Equal("第一行\n第二行", (await scene.DraftAsync()).Content.Body);
        Assert.Contains("还没有提交", (await browser.GetAsync(scene.Editor)).Html, StringComparison.Ordinal);
        Assert.Equal("draft", (await scene.ItemAsync()).Kind);
    }

    [Fact]
    public async Task Submitting_hands_the_letter_on_and_says_who_has_it()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.LogContactAsync();
        var browser = await app.SignInAsync(Drafter);
        var answer = await browser.PostAsync($"{scene.Editor}?handler=Submit", await scene.FieldsAsync(DraftScene.Good, outcome: "Submit"));
        answer.LedTo($"/cases/{scene.CaseId}");
        await using var db = app.OpenDatabase();
        var version = await db.DraftVersions.SingleAsync(v => v.CaseId == scene.CaseId, TestContext.Current.CancellationToken);
        Assert.Equal(DraftScene.Good, version.Content);
        Assert.Contains("已经交出", (await browser.GetAsync(scene.Editor)).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_the_fields_and_what_was_typed_is_kept()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        var typed = DraftScene.Good with { Title = "", Category = "", Disclosure = "不予公开", ContactPhone = "", Body = "只写了这一句，可不能丢。" };
        var answer = await browser.PostAsync($"{scene.Editor}?handler=Submit", await scene.FieldsAsync(typed, outcome: "Submit"));
        foreach (var words in new[] { "没有提交。", "请填写复函标题", "请选择办理结果类别", "须写明理由", "请填写联系电话", "至少登记一次与代表的沟通" })
            answer.Refused(words);
        var html = WebUtility.HtmlDecode(answer.Html);
        Assert.Contains("只写了这一句，可不能丢。", html, StringComparison.Ordinal);
        Assert.Contains("<option selected=\"selected\">不予公开</option>", html, StringComparison.Ordinal);
        Assert.Matches("field-validation-error\"[^>]*>请填写复函标题", html);
        Assert.Matches("field-validation-error\"[^>]*>提交前请至少登记", html);
        await using var db = app.OpenDatabase();
        Assert.False(await db.DraftVersions.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Submitting_twice_tells_the_second_who_and_when_and_keeps_its_text()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.LogContactAsync();
        var (one, two) = (await app.SignInAsync(Drafter), await app.SignInAsync(Drafter));
        var token = Browser.Token((await two.GetAsync(scene.Editor)).Html);
        var fields = await scene.FieldsAsync(DraftScene.Good with { Body = DraftScene.Good.Body + "\n另一个窗口的话。" }, outcome: "Submit");
        (await one.PostAsync($"{scene.Editor}?handler=Submit", await scene.FieldsAsync(DraftScene.Good, outcome: "Submit"))).LedTo($"/cases/{scene.CaseId}");
        var late = await two.SendAsync($"{scene.Editor}?handler=Submit", [.. fields, ("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        var html = WebUtility.HtmlDecode(late.Html);
        Assert.Contains("此事项已由经六于2026年3月2日 09:00办理（提交审核）", html, StringComparison.Ordinal);
        Assert.Contains("另一个窗口的话。", html, StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.Equal(1, await db.DraftVersions.CountAsync(v => v.CaseId == scene.CaseId, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_returned_draft_shows_the_reason_and_its_versions_can_be_put_back()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.LogContactAsync();
        var browser = await app.SignInAsync(Drafter);
        await browser.PostAsync($"{scene.Editor}?handler=Submit", await scene.FieldsAsync(DraftScene.Good, outcome: "Submit"));
        await scene.ReturnAsync("第二部分写明完成时间。");
        await browser.PostAsync($"{scene.Editor}?handler=Save", await scene.FieldsAsync(DraftScene.Good with { Body = "全部改写。" }));
        var html = WebUtility.HtmlDecode((await browser.GetAsync(scene.Editor)).Shown().Html);
        Assert.Contains("处五 退回修改", html, StringComparison.Ordinal);
        Assert.Contains("第二部分写明完成时间。", html, StringComparison.Ordinal);
        Assert.Contains("全部改写。", html, StringComparison.Ordinal);
        var restored = WebUtility.HtmlDecode((await browser.GetAsync($"{scene.Editor}?version=1")).Shown().Html);
        Assert.Contains("我局已摸清老旧厂区底数。\n二、下一步工作", restored.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("data-state=\"held\"", restored, StringComparison.Ordinal);
        Assert.Equal("全部改写。", (await scene.DraftAsync()).Content.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{scene.Editor}?version=9")).Status);
    }

    [Fact]
    public async Task After_taking_back_a_return_bears_the_moment_it_was_sent()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.WalkAsync("divisionReview");
        app.Clock.Now += TimeSpan.FromHours(1);
        await scene.ReturnAsync("第二部分写明完成时间。");
        var returned = (await scene.ItemAsync()).OpenedAt;
        app.Clock.Now += TimeSpan.FromHours(1);
        var browser = await app.SignInAsync(Drafter);
        for (var round = 0; round < 2; round++)
        {
            await SubmitAndTakeBackAsync(scene, browser);
            Assert.Equal(returned.ToOffset(BeijingTime.Offset).ToString("s", CultureInfo.InvariantCulture), ReturnNote().Match(await HtmlAsync(scene, browser)).Groups[1].Value);
        }
    }

    [Fact]
    public async Task After_taking_back_the_first_version_nobody_is_said_to_have_returned_it()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.LogContactAsync();
        var browser = await app.SignInAsync(Drafter);
        await using (var db = app.OpenDatabase())
            await db.WorkItems.Where(w => w.Step == "draft").ExecuteUpdateAsync(w => w.SetProperty(i => i.SentWords, "请经六同志办理。"), TestContext.Current.CancellationToken);
        await SubmitAndTakeBackAsync(scene, browser);
        var html = await HtmlAsync(scene, browser);
        Assert.Contains("请经六同志办理。", html, StringComparison.Ordinal);
        Assert.DoesNotContain("退回修改", html, StringComparison.Ordinal);
    }

    private static async Task SubmitAndTakeBackAsync(DraftScene scene, Browser browser)
    {
        var item = await scene.ItemAsync();
        await browser.PostAsync($"{scene.Editor}?handler=Submit", await scene.FieldsAsync(DraftScene.Good, outcome: "Submit"));
        scene.App.Clock.Now += TimeSpan.FromHours(1);
        (await browser.PostAsync($"/work/{item.Id}/takeback")).LedTo($"/work/{(await scene.ItemAsync()).Id}");
        scene.App.Clock.Now += TimeSpan.FromHours(1);
    }

    private static async Task<string> HtmlAsync(DraftScene scene, Browser browser) => WebUtility.HtmlDecode((await browser.GetAsync(scene.Editor)).Shown().Html);

    [GeneratedRegex("处五 退回修改</strong>（<time datetime=\"([^+]*)\\+08:00\"")]
    private static partial Regex ReturnNote();

    [Fact]
    public async Task A_contact_is_logged_without_losing_what_was_typed()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        var typed = await scene.FieldsAsync(DraftScene.Good with { Body = "正在写的话。" });
        var wrong = await browser.PostAsync($"{scene.Editor}?handler=Contact", [.. typed, ("Contact.On", "2027-01-01"), ("Contact.Summary", "")]);
        wrong.Refused("不能晚于今天").Refused("请写明沟通情况").Refused("正在写的话。");
        var right = await browser.PostAsync($"{scene.Editor}?handler=Contact", [.. typed, ("Contact.On", "2026-03-01"), ("Contact.Channel", "Visit"), ("Contact.Summary", "代表认可。")]);
        right.LedTo(scene.Editor);
        var html = WebUtility.HtmlDecode((await browser.GetAsync(scene.Editor)).Html);
        Assert.Contains("代表认可。", html, StringComparison.Ordinal);
        Assert.Contains("正在写的话。", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_to_countersign_and_the_words_for_the_next_are_kept_with_the_draft_and_are_no_part_of_the_version()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.LogContactAsync();
        var browser = await app.SignInAsync(Drafter);
        var other = new Division { BureauId = app.People!.Industry.Id, Name = "示例处" };
        await using (var db = app.OpenDatabase())
        {
            db.Divisions.Add(other);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var division = other.Id.ToString();
        (string, string)[] beside = [("Input.CountersignDivisionIds", division), ("Input.Comment", "请重点看第二部分。")];
        (await browser.PostAsync($"{scene.Editor}?handler=Save", [.. await scene.FieldsAsync(DraftScene.Good), .. beside])).LedTo(scene.Editor);
        await ShowsAsync(division, "请重点看第二部分。");
        await scene.CallAsync(browser, "save", [.. await scene.FieldsAsync(DraftScene.Good), ("Input.Comment", "改写的话。")]);
        await ShowsAsync(null, "改写的话。");

        await browser.PostAsync($"{scene.Editor}?handler=Submit", [.. await scene.FieldsAsync(DraftScene.Good, outcome: "Submit"), .. beside]);
        await using (var db = app.OpenDatabase())
            Assert.Equal((DraftScene.Good, DraftScene.Good.Sha256()), await db.DraftVersions.Select(v => ValueTuple.Create(v.Content, v.Sha256)).SingleAsync(TestContext.Current.CancellationToken));
        await scene.ReturnAsync("再改。");
        await ShowsAsync(division, "");
        await browser.PostAsync($"{scene.Editor}?handler=Save", [.. await scene.FieldsAsync(DraftScene.Good), ("Input.WasSent", "true")]);
        await ShowsAsync(null, "");
        return;

        async Task ShowsAsync(string? ticked, string words)
        {
            var html = WebUtility.HtmlDecode((await browser.GetAsync(scene.Editor)).Shown().Html);
            Assert.Equal(ticked ?? "", Regex.Match(html, "name=\"Input.CountersignDivisionIds\" value=\"([^\"]+)\" checked").Groups[1].Value);
            Assert.Equal(words, Regex.Match(html, "name=\"Input.Comment\" value=\"([^\"]*)\"").Groups[1].Value);
        }
    }

    [Fact]
    public async Task Submitting_with_a_contact_that_is_not_registered_stops_names_it_and_keeps_everything()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.LogContactAsync();
        var browser = await app.SignInAsync(Drafter);
        var typed = await scene.FieldsAsync(DraftScene.Good with { Body = "正在写的话。" }, outcome: "Submit");
        var answer = await browser.PostAsync($"{scene.Editor}?handler=Submit", [.. typed, ("Input.Comment", "请阅。"), ("Contact.On", "2026-03-01"), ("Contact.Summary", "代表认可。")]);
        answer.Refused("没有提交。").Refused("“沟通记录”的“情况”里写的还没有登记").Refused("代表认可。").Refused("正在写的话。").Refused("请阅。")
            .Refused("data-stored=\"false\"").Refused("data-posted=\"true\"");
        await using var db = app.OpenDatabase();
        Assert.False(await db.DraftVersions.AnyAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Contacts.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_contact_to_log_is_of_today_and_with_the_lead_deputy_and_stays_when_the_draft_is_saved_instead()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        var fresh = WebUtility.HtmlDecode((await browser.GetAsync(scene.Editor)).Shown().Html);
        var today = Domain.BeijingTime.DateOf(app.Clock.Now).ToString("yyyy-MM-dd");
        Assert.Matches($"name=\"Contact.On\"[^>]*value=\"{today}\"", fresh);
        Assert.Contains("data-stored=\"false\"", fresh, StringComparison.Ordinal);
        Assert.Contains("data-posted=\"false\"", fresh, StringComparison.Ordinal);
        Assert.Matches("name=\"Contact.With\"[^>]*value=\"[^\"]+代表\"", fresh);

        var typed = await scene.FieldsAsync(DraftScene.Good with { Body = "正在写的话。" });
        var saved = (await browser.PostAsync($"{scene.Editor}?handler=Save", [.. typed, ("Contact.On", "2026-03-01"), ("Contact.Summary", "代表认可。")])).Shown();
        Assert.Contains("data-stored=\"true\"", saved.Html, StringComparison.Ordinal);
        Assert.Contains("代表认可。</textarea>", WebUtility.HtmlDecode(saved.Html), StringComparison.Ordinal);
        Assert.Contains("沟通记录还没有登记", saved.Html, StringComparison.Ordinal);
        Assert.Equal("正在写的话。", (await scene.DraftAsync()).Content.Body);
    }
}
