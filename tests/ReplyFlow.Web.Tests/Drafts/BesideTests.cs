using System.Net;
using System.Text.RegularExpressions;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Letters.Figures;
using ReplyFlow.Web.Pages.Cases;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Drafts;

/// <summary>Figures with their sources and asks beside the text, with the editor's script and without; and what reviewers see of them.</summary>
public sealed class BesideTests
{
    private static readonly DraftContent Counted = DraftScene.Good with
    {
        Body = DraftScene.Good.Body.Replace("我局已摸清老旧厂区底数。", "我局已摸清老旧厂区底数，共有老旧厂区48处。", StringComparison.Ordinal),
    };

    [Fact]
    public async Task The_script_is_given_the_list_for_the_text_as_typed_and_names_a_source_without_saving_the_text()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var revision = (await scene.DraftAsync()).Revision;
        var fields = await scene.FieldsAsync(Counted);
        var list = (await scene.CallAsync(drafter, "figures", fields)).Answer.Shown().Html;
        Assert.Contains("没有来源", list, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", list, StringComparison.Ordinal);
        (string, string)[] source = [("Source.Keys", Key(list)), ("Source.Of", "statistics"), ("Source.Name", "规划处")];
        var (refused, _) = await scene.CallAsync(drafter, "figures?handler=Give", [.. fields, .. source]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("请写明截至哪一天", refused.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"规划处\"", refused.Html, StringComparison.Ordinal);
        var given = (await scene.CallAsync(drafter, "figures?handler=Give", [.. fields, .. source, ("Source.AsOf", "2026-01-31")])).Answer.Shown().Html;
        Assert.Contains("本单位统计：规划处，截至2026年1月31日", given, StringComparison.Ordinal);
        Assert.Equal(revision, (await scene.DraftAsync()).Revision);
        // The list alone is drawn anew while the form below it is filled in: what may be chosen there comes with it.
        Assert.DoesNotMatch("<select[^>]*hx-swap-oob", given);
        drafter.Client.DefaultRequestHeaders.Add("HX-Target", "figure-list");
        Assert.Matches("<select[^>]*hx-swap-oob=\"true\"", (await scene.CallAsync(drafter, "figures", fields)).Answer.Shown().Html);
    }

    [Fact]
    public async Task Without_script_the_text_is_saved_first_and_the_figures_have_a_page()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var saved = await drafter.PostAsync($"{scene.Editor}?handler=Beside", [.. await scene.FieldsAsync(Counted), ("to", "figures")]);
        Assert.Equal($"{scene.Editor}/figures", saved.Location);
        var page = (await drafter.GetAsync(saved.Location)).Shown().Html;
        var given = await drafter.PostAsync($"{saved.Location}?handler=Give",
            [("Source.Keys", Key(page)), ("Source.Of", "statistics"), ("Source.Name", "规划处"), ("Source.AsOf", "2026-01-31")]);
        Assert.Equal(HttpStatusCode.Redirect, given.Status);
        Assert.Contains("截至2026年1月31日", (await drafter.GetAsync(given.Location)).Shown().Html, StringComparison.Ordinal);
        Assert.Contains("截至2026年1月31日", (await drafter.GetAsync(scene.Editor)).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_are_changed_moved_and_dropped()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var fields = await scene.FieldsAsync(Counted);
        var list = (await scene.CallAsync(drafter, "asks", fields)).Answer.Shown().Html;
        Assert.Equal(["摸清老旧厂区底数", "选两处先行试点", ""], Asks(list));
        (string, string)[] asks = [("Asks[0].Text", "摸清老旧厂区底数"), ("Asks[0].Answers", "我局已摸清"), ("Asks[1].Text", "选三处先行试点"), ("Asks[2].Text", "公布名单")];
        var moved = (await scene.CallAsync(drafter, "asks?handler=Save", [.. fields, .. asks, ("act", "up:1")])).Answer.Shown().Html;
        Assert.Equal(["选三处先行试点", "摸清老旧厂区底数", "公布名单", ""], Asks(moved));
        Assert.Contains("由第 3 段答复", moved, StringComparison.Ordinal);
        Assert.Contains("原文里认出、清单里没有的：选两处先行试点", moved, StringComparison.Ordinal);
        var reset = (await scene.CallAsync(drafter, "asks?handler=Reset", fields)).Answer.Shown().Html;
        Assert.Equal(["摸清老旧厂区底数", "选两处先行试点", ""], Asks(reset));
    }

    [Fact]
    public async Task Reviewers_and_the_signatory_see_which_figures_have_no_source_and_which_asks_no_answer()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        await scene.LogContactAsync();
        await drafter.PostAsync($"{scene.Editor}?handler=Submit", [.. await scene.FieldsAsync(Counted, outcome: "Submit")]);
        var head = await app.SignInAsync(TestPeople.UserName(Roles.DivisionHead));
        var page = (await head.GetAsync($"/work/{(await scene.ItemAsync("review")).Id}")).Shown().Html;
        Assert.Contains("数字来源和诉求：1 处数字中 1 处没有来源；2 项诉求都有答复", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{scene.Editor}/figures\" target", page, StringComparison.Ordinal);
        await scene.WalkAsync("signOff");
        var signatory = await app.SignInAsync(TestPeople.UserName(Roles.Signatory));
        var sign = (await signatory.GetAsync($"/work/{(await scene.ItemAsync("sign")).Id}")).Shown().Html;
        Assert.Contains("签发前请留意", sign, StringComparison.Ordinal);
        Assert.Matches("没有来源</span> 1 处数字", sign);
    }

    [Fact]
    public async Task A_reviewer_names_a_source_on_the_page_of_figures_and_the_next_sees_it()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        await scene.LogContactAsync();
        await drafter.PostAsync($"{scene.Editor}?handler=Submit", [.. await scene.FieldsAsync(Counted, outcome: "Submit")]);
        var head = await app.SignInAsync(TestPeople.UserName(Roles.DivisionHead));
        var figures = (await head.GetAsync($"{scene.Editor}/figures")).Shown().Html;
        Assert.Contains($"href=\"/work/{(await scene.ItemAsync("review")).Id}\"", figures, StringComparison.Ordinal);
        (await head.PostAsync($"{scene.Editor}/figures?handler=Give",
            [("Source.Keys", Key(figures)), ("Source.Of", "statistics"), ("Source.Name", "综合处"), ("Source.AsOf", "2026-01-31")])).LedTo($"{scene.Editor}/figures");
        Assert.Contains("取消来源", (await head.GetAsync($"{scene.Editor}/figures")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains("1 处数字都有来源", (await head.GetAsync($"/work/{(await scene.ItemAsync("review")).Id}")).Shown().Html, StringComparison.Ordinal);
        await scene.WalkAsync("signOff");
        var signatory = await app.SignInAsync(TestPeople.UserName(Roles.Signatory));
        Assert.Contains("本单位统计：综合处，截至2026年1月31日", (await signatory.GetAsync($"/work/{(await scene.ItemAsync("sign")).Id}")).Shown().Html, StringComparison.Ordinal);
        var own = (await signatory.GetAsync($"{scene.Editor}/figures")).Shown().Html;
        Assert.DoesNotContain("取消来源", own, StringComparison.Ordinal);
        Assert.Contains("回到主要领导签发", own, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("全市有企业69家（其中示范企业9家）。", "全市有企业|69家|（其中示范企业9家）。", "全市有企业69家（其中示范企业|9家|）。")]
    public void The_figure_itself_is_marked_not_the_end_of_a_longer_one(string body, params string[] shown) => Assert.Equal(shown,
        FigureReader.Read(body).Select(f => new ShownFigure(new SourcedFigure(f, null), null)).Select(f => $"{f.Before}|{f.Figure.Figure.Words}|{f.After}"));

    [Fact]
    public async Task Policies_are_looked_for_on_a_page_of_its_own()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var page = (await drafter.GetAsync($"{scene.Editor}/policies?q={Uri.EscapeDataString("管理办法")}")).Shown().Html;
        Assert.Matches("<input id=\"policy-words\" type=\"search\" name=\"q\" value=\"管理办法\"", WebUtility.HtmlDecode(page));
        Assert.Contains($"href=\"{scene.Editor}\">回到拟稿", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    private static string Key(string html) => Regex.Match(html, "name=\"Source.Keys\" value=\"([0-9a-f]{16})\"").Groups[1].Value;

    private static List<string> Asks(string html) =>
        [.. Regex.Matches(html, "<textarea id=\"ask-\\d+\"[^>]*>\\s*([^<]*)</textarea>").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];
}
