using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Drafts;

/// <summary>核稿提示 in groups, and 全部改正.</summary>
public sealed class MendTests
{
    private const string Head = "您提出的《关于加快老旧厂区更新的建议》（第0207号）收悉。现答复如下：\n\n";
    private const string Typed = "　　已建成 12 处,在建 3 处。\n\n　　另有一处正在办理，\n　　年底前完成。安排XX人。\n截止目前，同一事项有5户、6家。";
    private const string Mended = "　　已建成12处，在建3处。\n\n　　另有一处正在办理，年底前完成。安排XX人。\n截止目前，同一事项有5户、6家。";

    private static readonly string Drafter = TestPeople.UserName(Roles.Drafter);

    private static readonly DraftContent Pasted = DraftScene.Good with { Body = Head + Typed };

    [Fact]
    public async Task One_check_is_mended_where_it_was_typed_as_one_revision_and_nothing_else_is_touched()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var before = (await scene.DraftAsync()).Revision;
        var (answer, json) = await scene.CallAsync(await app.SignInAsync(Drafter), "mend", [.. await scene.FieldsAsync(Pasted), ("rule", "6")]);
        answer.Shown();
        var draft = await scene.DraftAsync();
        Assert.Equal(Head + Mended, draft.Content.Body);
        Assert.Equal(before + 1, draft.Revision);
        Assert.Equal(draft.Revision, json.GetProperty("revision").GetInt32());
        Assert.Equal(Head + Mended, Apply(Pasted.Body, json.GetProperty("changes")));
    }

    [Fact]
    public async Task Without_script_all_of_a_group_is_mended_and_taken_back()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        (await browser.PostAsync($"{scene.Editor}?handler=Save", await scene.FieldsAsync(Pasted))).LedTo(scene.Editor);
        var html = (await browser.GetAsync(scene.Editor)).Shown().Html;
        Assert.Contains("handler=Mend\" name=\"rule\" value=\"6\"", html, StringComparison.Ordinal);
        var told = (await browser.PostAsync($"{scene.Editor}?handler=Mend", [.. await scene.FieldsAsync(Pasted), ("rule", "6")])).Shown().Html;
        Assert.Contains("已改正 4 处", WebUtility.HtmlDecode(told), StringComparison.Ordinal);
        Assert.Equal(Head + Mended, (await scene.DraftAsync()).Content.Body);
        Assert.Contains("撤销这次改正", WebUtility.HtmlDecode(told), StringComparison.Ordinal);
        (await browser.PostAsync($"{scene.Editor}?handler=Unmend", [.. await scene.FieldsAsync(Pasted with { Body = Head + Mended }), ("unmended", Pasted.Body)]))
            .LedTo(scene.Editor);
        Assert.Equal(Pasted.Body, (await scene.DraftAsync()).Content.Body);
    }

    [Fact]
    public async Task Without_script_what_was_typed_after_mending_is_kept_when_that_is_taken_back()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        (await browser.PostAsync($"{scene.Editor}?handler=Mend", [.. await scene.FieldsAsync(Pasted), ("rule", "6")])).Shown();
        var typed = Head + Mended + "\n后来又写了一句。";
        var told = await browser.PostAsync($"{scene.Editor}?handler=Unmend", [.. await scene.FieldsAsync(Pasted with { Body = typed }), ("unmended", Pasted.Body)]);
        told.LedTo(scene.Editor);
        Assert.Equal(typed, (await scene.DraftAsync()).Content.Body);
        Assert.Contains("没有撤销", WebUtility.HtmlDecode((await browser.GetAsync(scene.Editor)).Shown().Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_is_told_once_with_its_places_and_what_blocks_comes_first()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        (await browser.PostAsync($"{scene.Editor}?handler=Save", await scene.FieldsAsync(Pasted))).LedTo(scene.Editor);
        var html = WebUtility.HtmlDecode((await browser.GetAsync(scene.Editor)).Shown().Html);
        var groups = Regex.Matches(html, "<section class=\"finding-group\">.*?</section>", RegexOptions.Singleline).Select(m => m.Value).ToList();
        Assert.Contains("须改", groups[0], StringComparison.Ordinal);
        Assert.DoesNotContain(groups.SkipWhile(g => g.Contains("须改", StringComparison.Ordinal)), g => g.Contains("须改", StringComparison.Ordinal));
        var punctuation = Assert.Single(groups, g => g.Contains("标点", StringComparison.Ordinal));
        Assert.Single(Regex.Matches(punctuation, "汉字与数字之间不加空格"));
        Assert.Contains("2 处：第 2 段“12”、第 2 段“3”", punctuation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_as_it_is_stays()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        var (_, found) = await scene.CallAsync(browser, "preview", await scene.FieldsAsync(Pasted));
        var key = found.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("marked").GetString() == " 12 ").GetProperty("key").GetString()!;
        (await scene.CallAsync(browser, "keep", [.. await scene.FieldsAsync(Pasted), ("key", key), ("reason", "原文如此。")])).Answer.Shown();
        (await scene.CallAsync(browser, "mend", [.. await scene.FieldsAsync(Pasted), ("rule", "6")])).Answer.Shown();
        Assert.Equal(Head + Mended.Replace("建成12处", "建成 12 处", StringComparison.Ordinal), (await scene.DraftAsync()).Content.Body);
    }

    private static string Apply(string text, JsonElement changes)
    {
        var result = new StringBuilder(text);
        foreach (var change in changes.EnumerateArray().Reverse())
        {
            var (from, to) = (change.GetProperty("from").GetInt32(), change.GetProperty("to").GetInt32());
            result.Remove(from, to - from).Insert(from, change.GetProperty("insert").GetString());
        }
        return result.ToString();
    }
}
