using System.Net;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Letters.Model;
using ReplyFlow.Testing;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Drafts;

/// <summary>A whole finished letter that is pasted or imported: its parts go into their fields or are left out, and all of it is told.</summary>
public sealed class IntakeTests
{
    private const string Text = "您提出的《关于加快老旧厂区更新的建议》（第0207号）收悉。现答复如下：\n一、已开展的工作\n我局已摸清底数，\n年底前完成试点。\n感谢您的关心。";
    private const string Joined = "您提出的《关于加快老旧厂区更新的建议》（第0207号）收悉。现答复如下：\n一、已开展的工作\n我局已摸清底数，年底前完成试点。\n感谢您的关心。";

    private const string Whole = "类别：B\n青川市示例局文件\n青工信函〔2026〕9号\n对市第九届人大二次会议第0207号建议的复函\n申示例代表：\n" + Text
        + "\n附件：1.示例清单\n2.示例图\n青川市示例局\n2026年6月25日\n（联系人：李 示例　电话：00000001）\n抄送：市人大常委会代联工委。\n— 4 —";

    private static readonly string Drafter = TestPeople.UserName(Roles.Drafter);

    [Fact]
    public async Task A_pasted_letter_is_parted()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var (answer, json) = await scene.CallAsync(await app.SignInAsync(Drafter), "intake", await scene.FieldsAsync(DraftContent.Empty with { Body = Whole }));
        answer.Shown();
        Assert.Equal(Joined, json.GetProperty("body").GetString());
        var fields = json.GetProperty("fields");
        Assert.Equal(
            ("对市第九届人大二次会议第0207号建议的复函", "B", "李 示例", "00000001", "示例清单\n示例图"),
            (Field("Title"), Field("Category"), Field("ContactName"), Field("ContactPhone"), Field("Attachments")));
        var told = string.Join('\n', json.GetProperty("told").EnumerateArray().Select(t => t.GetString()));
        foreach (var part in new[]
        {
            "标题“对市第九届人大二次会议第0207号建议的复函”放进“标题”", "类别“B”选入", "附注“李 示例 00000001”放进", "附件说明“示例清单、示例图”放进",
            "发文机关标志“青川市示例局”没有带入，排版时印的是", "主送“申示例代表”没有带入，排版时印的是“申某代表”，请核对", "发文字号“青工信函〔2026〕9号”没有带入",
            "署名“青川市示例局”没有带入", "成文日期“2026年6月25日”没有带入", "抄送“市人大常委会代联工委”没有带入", "页码 1 处略去", "句中断开的 1 处换行已接上",
        })
            Assert.Contains(part, told, StringComparison.Ordinal);
        return;

        string? Field(string name) => fields.GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_body_whose_broken_line_is_joined_is_not_called_a_whole_letter()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var browser = await app.SignInAsync(Drafter);
        var (_, whole) = await scene.CallAsync(browser, "intake", await scene.FieldsAsync(DraftContent.Empty with { Body = Whole }));
        Assert.True(whole.GetProperty("isLetter").GetBoolean());
        var (_, json) = await scene.CallAsync(browser, "intake", await scene.FieldsAsync(DraftContent.Empty with { Body = Text }));
        Assert.False(json.GetProperty("isLetter").GetBoolean());
        Assert.Equal("句中断开的 1 处换行已接上", Assert.Single(json.GetProperty("told").EnumerateArray()).GetString());

        var html = WebUtility.HtmlDecode((await browser.PostAsync($"{scene.Editor}?handler=Intake", await scene.FieldsAsync(DraftScene.Good with { Body = Text }))).Shown().Html);
        Assert.DoesNotContain("整篇公文已经分开", html, StringComparison.Ordinal);
        Assert.Contains("<li>句中断开的 1 处换行已接上", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_alone_stays_as_it_was_pasted()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var (_, json) = await scene.CallAsync(await app.SignInAsync(Drafter), "intake", await scene.FieldsAsync(DraftScene.Good));
        Assert.Equal(DraftScene.Good.Body, json.GetProperty("body").GetString());
        Assert.Equal(0, json.GetProperty("told").GetArrayLength());
        Assert.Equal(DraftScene.Good.Title, json.GetProperty("fields").GetProperty("Title").GetString());
    }

    [Fact]
    public async Task Without_script_a_button_parts_the_letter_in_the_text_and_what_stood_there_is_kept()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var pasted = DraftScene.Good with { Body = Whole, Category = "" };
        var html = WebUtility.HtmlDecode((await (await app.SignInAsync(Drafter)).PostAsync($"{scene.Editor}?handler=Intake", await scene.FieldsAsync(pasted))).Shown().Html);
        Assert.Contains(Joined, html.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("<li>署名“青川市示例局”没有带入", html, StringComparison.Ordinal);
        Assert.Contains("data-state=\"held\"", html, StringComparison.Ordinal);
        Assert.Equal(Whole, (await scene.DraftAsync()).Content.Body);
    }

    [Fact]
    public async Task The_whole_letter_of_the_shared_cases_leaves_nothing_but_its_text_in_the_body()
    {
        var path = RepositoryPaths.SharedCase("letter/whole-letter-as-body.json");
        Assert.SkipWhen(path is null, RepositoryPaths.NoSeeds);
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var body = LetterFile.Read(path!).Body;
        var (answer, json) = await scene.CallAsync(await app.SignInAsync(Drafter), "intake", await scene.FieldsAsync(DraftContent.Empty with { Body = body }));
        answer.Shown();
        var lines = json.GetProperty("body").GetString()!.Split('\n');
        Assert.StartsWith("您提出的", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("感谢您", lines[^1], StringComparison.Ordinal);
        Assert.Equal(("B", "李 示例"), (json.GetProperty("fields").GetProperty("Category").GetString(), json.GetProperty("fields").GetProperty("ContactName").GetString()));
        Assert.True(json.GetProperty("told").GetArrayLength() >= 7);
    }
}
