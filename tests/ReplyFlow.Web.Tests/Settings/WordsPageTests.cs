using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>核稿词表 in the browser.</summary>
public sealed class WordsPageTests
{
    private const string Path = "/Settings/Words";

    [Fact]
    public async Task A_word_of_the_bureaus_own_is_underlined_in_the_editor_from_then_on()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var draft = DraftScene.Good with { Body = DraftScene.Good.Body.Replace("我局已摸清", "我局已布署高新企业，摸清", StringComparison.Ordinal) };
        Assert.Equal(["部署"], await FixesAsync(scene, drafter, draft));

        var admin = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var page = (await admin.GetAsync(Path)).Shown().Html;
        var refused = await SaveAsync(admin, page, "高新企业 高新技术企业\n错 对", "布署");
        refused.Refused("第 2 行：“错”只有一个字");
        Assert.Contains("高新企业 高新技术企业", refused.Html, StringComparison.Ordinal);
        (await SaveAsync(admin, page, "高新企业 高新技术企业", "布署")).LedTo(Path);
        Assert.Contains("高新企业 高新技术企业</textarea>", System.Net.WebUtility.HtmlDecode((await admin.GetAsync(Path)).Shown().Html), StringComparison.Ordinal);
        Assert.Equal(["高新技术企业"], await FixesAsync(scene, drafter, draft));
        (await SaveAsync(admin, page, "", "")).Refused("词表被改过");
    }

    private static Task<Answer> SaveAsync(Browser admin, string page, string words, string ignored) => admin.SendAsync(Path,
        ("Input.Words", words), ("Input.Ignored", ignored), ("Input.Leaders", ""), ("Input.Bureaus", ""), ("Input.Seen", Seen(page)), ("__RequestVerificationToken", Browser.Token(page)));

    private static string Seen(string page) => System.Text.RegularExpressions.Regex.Match(page, "name=\"Input.Seen\" value=\"([0-9a-f]+)\"").Groups[1].Value;

    private static async Task<List<string?>> FixesAsync(DraftScene scene, Browser drafter, ReplyFlow.Domain.Drafting.DraftContent draft)
    {
        var (answer, json) = await scene.CallAsync(drafter, "preview", await scene.FieldsAsync(draft));
        answer.Shown();
        return [.. json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("fix").GetString()).Where(f => f is "部署" or "高新技术企业")];
    }
}
