using System.Net;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Drafts;

public sealed class ConflictTests
{
    private static readonly string Drafter = TestPeople.UserName(Roles.Drafter);

    [Fact]
    public async Task Autosave_counts_revisions_and_says_when()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        var before = (await scene.DraftAsync()).Revision;
        var (answer, json) = await scene.CallAsync(browser, "save", await scene.FieldsAsync(DraftScene.Good));
        answer.Shown();
        Assert.Equal(before + 1, json.GetProperty("revision").GetInt32());
        Assert.Equal("09:00", json.GetProperty("at").GetString());
        Assert.Equal(DraftScene.Good.Body, (await scene.DraftAsync()).Content.Body);
    }

    [Fact]
    public async Task Text_that_was_not_changed_since_another_day_keeps_that_day_and_its_hour()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.CallAsync(await app.SignInAsync(Drafter), "save", await scene.FieldsAsync(DraftScene.Good));
        app.Clock.Now += TimeSpan.FromDays(1);
        var (_, json) = await scene.CallAsync(await app.SignInAsync(Drafter), "save", await scene.FieldsAsync(DraftScene.Good));
        Assert.Equal("昨天 09:00", json.GetProperty("at").GetString());
    }

    [Fact]
    public async Task A_save_without_the_token_is_refused()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync($"{scene.Editor}/save", await scene.FieldsAsync(DraftScene.Good))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync($"{scene.Editor}/preview", await scene.FieldsAsync(DraftScene.Good))).Status);
    }

    [Fact]
    public async Task The_second_of_two_windows_sees_both_texts_and_joins_them()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        var opened = (await scene.DraftAsync()).Revision;
        var first = DraftScene.Good with { Body = "相同的开头\n甲窗口写的一段\n相同的结尾", Title = "甲的标题" };
        var second = DraftScene.Good with { Body = "相同的开头\n乙窗口写的一段\n相同的结尾", Title = "乙的标题" };
        (await scene.CallAsync(browser, "save", await scene.FieldsAsync(first, opened))).Answer.Shown();

        var (late, json) = await scene.CallAsync(browser, "save", await scene.FieldsAsync(second, opened));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("conflict", json.GetProperty("kind").GetString());

        var page = await browser.PostAsync($"{scene.Editor}?handler=Save", await scene.FieldsAsync(second, opened));
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        var html = WebUtility.HtmlDecode(page.Html);
        foreach (var words in new[] { "甲窗口写的一段", "乙窗口写的一段", "甲的标题", "乙的标题", "有 2 处不同" })
            Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Equal(first, (await scene.DraftAsync()).Content);

        var merged = await browser.PostAsync($"{scene.Editor}?handler=Merge",
            [.. await scene.FieldsAsync(second), ("Choices[0]", "Stored"), ("Choices[1]", "Both")]);
        var shown = WebUtility.HtmlDecode(merged.Shown().Html).ReplaceLineEndings("\n");
        Assert.Contains("value=\"甲的标题\"", shown, StringComparison.Ordinal);
        Assert.Contains("相同的开头\n乙窗口写的一段\n甲窗口写的一段\n相同的结尾", shown, StringComparison.Ordinal);
        Assert.Equal(first, (await scene.DraftAsync()).Content);
    }

    [Fact]
    public async Task A_merge_against_a_draft_that_moved_on_is_compared_again()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        var opened = (await scene.DraftAsync()).Revision;
        (await scene.CallAsync(browser, "save", await scene.FieldsAsync(DraftScene.Good with { Body = "更新的一份" }, opened))).Answer.Shown();
        var answer = await browser.PostAsync($"{scene.Editor}?handler=Merge", [.. await scene.FieldsAsync(DraftScene.Good with { Body = "我的一份" }, opened), ("Choices[0]", "Stored")]);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("我的一份", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        Assert.Contains("更新的一份", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submitting_over_a_newer_draft_shows_both()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        await scene.LogContactAsync();
        var browser = await app.SignInAsync(Drafter);
        var opened = (await scene.DraftAsync()).Revision;
        (await scene.CallAsync(browser, "save", await scene.FieldsAsync(DraftScene.Good with { Body = "另一窗口的正文" }, opened))).Answer.Shown();
        var answer = await browser.PostAsync($"{scene.Editor}?handler=Submit", await scene.FieldsAsync(DraftScene.Good, opened, "Submit"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("另一窗口的正文", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        Assert.Equal("draft", (await scene.ItemAsync()).Kind);
    }
}
