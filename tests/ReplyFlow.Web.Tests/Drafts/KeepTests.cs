using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Drafts;

/// <summary>保留不改 in the editor, with its script and without.</summary>
public sealed class KeepTests
{
    private const string Reason = "与统计公报一致。";

    private static readonly DraftContent Warned = DraftScene.Good with
    {
        Body = DraftScene.Good.Body.Replace("我局已摸清", "截止目前，我局安排XX人摸清", StringComparison.Ordinal),
    };

    [Fact]
    public async Task The_script_keeps_a_warning_with_its_reason_without_saving_the_draft_and_takes_it_back()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var revision = (await scene.DraftAsync()).Revision;
        var fields = await scene.FieldsAsync(Warned);
        var key = (await FindingAsync(scene, drafter, fields, "截至目前")).GetProperty("key").GetString()!;

        var (refused, why) = await scene.CallAsync(drafter, "keep", [.. fields, ("key", key), ("reason", "")]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("请写明理由", why.GetProperty("message").GetString(), StringComparison.Ordinal);
        var (kept, told) = await scene.CallAsync(drafter, "keep", [.. fields, ("key", key), ("reason", Reason)]);
        kept.Shown();
        Assert.Contains("保留不改", told.GetProperty("message").GetString(), StringComparison.Ordinal);
        var found = await FindingAsync(scene, drafter, fields, "截至目前");
        Assert.Equal((Reason, "经六"), (found.GetProperty("reason").GetString(), found.GetProperty("by").GetString()));
        Assert.Equal(revision, (await scene.DraftAsync()).Revision);

        (await scene.CallAsync(drafter, "keep?handler=TakeBack", [.. fields, ("key", key)])).Answer.Shown();
        Assert.Equal(JsonValueKind.Null, (await FindingAsync(scene, drafter, fields, "截至目前")).GetProperty("reason").ValueKind);
    }

    [Fact]
    public async Task An_error_is_not_the_drafters_to_keep()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var fields = await scene.FieldsAsync(Warned);
        var key = (await FindingAsync(scene, drafter, fields, "占位内容")).GetProperty("key").GetString()!;
        var (refused, why) = await scene.CallAsync(drafter, "keep", [.. fields, ("key", key), ("reason", Reason)]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("由办公室核稿时确认", why.GetProperty("message").GetString(), StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.False(await db.Waivers.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_script_a_begun_contact_and_another_reason_outlive_what_is_decided_about_a_finding()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var key = (await FindingAsync(scene, drafter, await scene.FieldsAsync(Warned), "截至目前")).GetProperty("key").GetString()!;
        (string, string)[] begun = [("Contact.On", "2026-03-01"), ("Contact.Channel", "Visit"), ("Contact.With", "申某代表"), ("Contact.Summary", "当面谈了一半"), ("Reasons[other]", "另一条的理由")];
        foreach (var (handler, told) in new[] { ("Keep", "保留不改"), ("TakeBack", "收回"), ("Unmend", "已恢复"), ("Save", "草稿已保存") })
        {
            var fields = await scene.FieldsAsync(Warned);
            var page = await drafter.PostAsync($"{scene.Editor}?handler={handler}", [.. fields, .. begun, ("key", key), ($"Reasons[{key}]", Reason)]);
            var html = WebUtility.HtmlDecode(page.Shown().Html);
            Assert.Contains(told, html, StringComparison.Ordinal);
            Assert.Contains("沟通记录还没有登记", html, StringComparison.Ordinal);
            Assert.Contains("当面谈了一半</textarea>", html, StringComparison.Ordinal);
            Assert.Contains($"name=\"Input.Revision\" value=\"{(await scene.DraftAsync()).Revision}\"", html, StringComparison.Ordinal);
        }
        await using var db = app.OpenDatabase();
        Assert.False(await db.Contacts.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_script_the_reason_is_sent_with_the_draft_and_nothing_typed_is_lost()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        (await drafter.PostAsync($"{scene.Editor}?handler=Save", await scene.FieldsAsync(Warned))).LedTo(scene.Editor);
        var page = (await drafter.GetAsync(scene.Editor)).Shown().Html;
        var key = System.Text.RegularExpressions.Regex.Match(page, "name=\"key\" value=\"([0-9a-f]{64})\"").Groups[1].Value;

        var more = Warned with { Body = Warned.Body.Replace("完成两处试点", "完成三处试点", StringComparison.Ordinal) };
        var unexplained = (await drafter.PostAsync($"{scene.Editor}?handler=Keep", [.. await scene.FieldsAsync(more), ("key", key), ($"Reasons[{key}]", " ")])).Refused("请写明理由");
        Assert.Contains("完成三处试点", WebUtility.HtmlDecode(unexplained.Html), StringComparison.Ordinal);
        (await drafter.PostAsync($"{scene.Editor}?handler=Keep", [.. await scene.FieldsAsync(more), ("key", key), ($"Reasons[{key}]", Reason)])).LedTo(scene.Editor);
        var kept = WebUtility.HtmlDecode((await drafter.GetAsync(scene.Editor)).Shown().Html);
        Assert.Contains($"经六：{Reason}", kept, StringComparison.Ordinal);
        Assert.Equal(more.Body, (await scene.DraftAsync()).Content.Body);

        (await drafter.PostAsync($"{scene.Editor}?handler=TakeBack", [.. await scene.FieldsAsync(more), ("key", key)])).LedTo(scene.Editor);
        Assert.DoesNotContain($"经六：{Reason}", WebUtility.HtmlDecode((await drafter.GetAsync(scene.Editor)).Html), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> FindingAsync(DraftScene scene, Browser drafter, (string, string)[] fields, string words)
    {
        var (answer, json) = await scene.CallAsync(drafter, "preview", fields);
        answer.Shown();
        return json.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("message").GetString()!.Contains(words, StringComparison.Ordinal));
    }
}
