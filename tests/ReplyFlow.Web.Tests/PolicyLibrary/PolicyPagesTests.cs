using System.Net;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Attachments;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.PolicyLibrary;

/// <summary>政策库 in the browser: from a text to a citation that is checked.</summary>
public sealed class PolicyPagesTests
{
    private const string Text = "示例市老旧厂区更新办法\n\n示政规〔2020〕5号\n示例市人民政府\n2020年3月1日\n第一条 为了更新老旧厂区，制定本办法。\n"
        + "第二条 由市工业和信息化局负责。\n第三条 本办法自2020年4月1日起施行，有效期十年。\n";

    [Fact]
    public async Task A_pasted_text_is_recognised_confirmed_cited_and_once_repealed_marked_in_the_editor()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var admin = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));

        var added = await Upload.PostAsync(admin, "/policies/add", [("Input.Text", Text)]);
        var page = (await admin.GetAsync(added.Location)).Shown().Html;
        Assert.Contains("value=\"示政规〔2020〕5号\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("value=\"2030-03-31\"", page, StringComparison.Ordinal);
        var confirmed = await SendAsync(admin, added.Location, page, ("Input.Title", "示例市老旧厂区更新办法"), ("Input.DocumentNumber", "示政规〔2020〕5号"),
            ("Input.Issuer", "示例市人民政府"), ("Input.Kind", "Normative"), ("Input.IssuedOn", "2020-03-01"), ("Input.ValidTo", "2030-03-31"));
        var document = (await drafter.GetAsync(confirmed.Location)).Shown().Html;
        Assert.Contains("id=\"a2\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("登记废止", document, StringComparison.Ordinal);

        Assert.Equal("现行有效", await StateAsync(scene, drafter));
        var found = (await drafter.GetAsync($"{scene.Editor}/policies?q=老旧厂区")).Shown().Html;
        Assert.Contains("cited-as\">《示例市老旧厂区更新办法》（示政规〔2020〕5号）</p>", WebUtility.HtmlDecode(found), StringComparison.Ordinal);
        // What stands in its text only is found, too.
        Assert.Contains("cited-as\">《示例市老旧厂区更新办法》", WebUtility.HtmlDecode((await drafter.GetAsync($"{scene.Editor}/policies?q=信息化局负责")).Shown().Html), StringComparison.Ordinal);
        // A bureau's own document says that it ends one of the common base: who may enter that is told.
        var office = await app.SignInAsync(TestPeople.UserName(Roles.BureauOffice));
        var waiting = (await Upload.PostAsync(office, "/policies/add", [("Input.Text",
            "示例市厂房更新细则\n\n示工信规〔2026〕1号\n示例市工业和信息化局\n2026年1月5日\n第一条 本细则自2026年2月1日起施行。《示例市老旧厂区更新办法》同时废止。\n")])).Location;
        var own = WebUtility.HtmlDecode((await office.GetAsync(waiting)).Shown().Html);
        Assert.Contains("</a>：在共用的政策库里，请政府办公室登记废止", own, StringComparison.Ordinal);
        Assert.DoesNotContain("库中没有", own, StringComparison.Ordinal);
        var repeal = confirmed.Location + "/repeal";
        await SendAsync(admin, repeal, (await admin.GetAsync(repeal)).Shown().Html, ("Input.On", "2025-01-01"), ("Input.By", "示政发〔2025〕1号"));
        Assert.Equal("已废止", await StateAsync(scene, drafter));
        Assert.Contains("</a>：已登记废止", WebUtility.HtmlDecode((await office.GetAsync(waiting)).Shown().Html), StringComparison.Ordinal);
        Assert.Contains("已废止", (await drafter.GetAsync("/policies?state=Repealed&q=厂区")).Shown().Html, StringComparison.Ordinal);
        Assert.DoesNotContain("更新办法", (await drafter.GetAsync("/policies?state=InForce")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_beside_the_field_and_the_pasted_text_stays()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));

        var refused = await Upload.PostAsync(admin, "/policies/add", [("Input.Text", "另一份的文字还在这里")], ("照片.png", Upload.Png));

        refused.Refused("“照片.png”不能作为政策文件");
        Assert.Contains("另一份的文字还在这里</textarea>", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
    }

    private static Task<Answer> SendAsync(Browser browser, string path, string page, params (string, string)[] fields) =>
        browser.SendAsync(path, [.. fields, ("__RequestVerificationToken", Browser.Token(page))]);

    private static async Task<string?> StateAsync(DraftScene scene, Browser drafter)
    {
        var draft = DraftScene.Good with { Body = DraftScene.Good.Body.Replace("我局已摸清", "按照《示例市老旧厂区更新办法》，我局已摸清", StringComparison.Ordinal) };
        var (answer, json) = await scene.CallAsync(drafter, "preview", await scene.FieldsAsync(draft));
        answer.Shown();
        var citation = Assert.Single(json.GetProperty("citations").EnumerateArray());
        // What the text cites may be a figure's source: the list beside it is drawn anew.
        Assert.Contains(citation.GetProperty("policyId").GetGuid().ToString("N"), json.GetProperty("figuresToken").GetString(), StringComparison.Ordinal);
        return citation.GetProperty("state").GetString();
    }
}
