using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Search;

public sealed class TextSearchTests
{
    [Fact]
    public async Task Texts_are_found_a_group_a_kind_with_the_words_marked_and_only_by_those_who_see_the_case()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        var page = (await liaison.GetAsync("/search?all=true&q=" + Uri.EscapeDataString("专项资金 设备"))).Shown().Html;
        Assert.Contains("id=\"found-replies\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"found-contacts\"", page, StringComparison.Ordinal);
        Assert.Contains("安排<mark>专项资金</mark>支持<mark>设备</mark>更新", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/cases/{story.CaseId}\"", page, StringComparison.Ordinal);
        foreach (var (filter, found) in new[] { ("in=replies", true), ("in=opinions", false), ("year=1999", false), ("session=" + Uri.EscapeDataString(CaseStory.Session), true) })
            Assert.Equal(found, (await liaison.GetAsync($"/search?q={Uri.EscapeDataString("专项资金")}&{filter}")).Shown().Html.Contains("<mark>专项资金</mark>", StringComparison.Ordinal));
        // One case and nothing of another one: straight to it, by its deputy's name with the office, too.
        foreach (var words in new[] { "节水灌溉", CaseStory.Deputy + "代表", "第0390号" })
            (await liaison.GetAsync("/search?q=" + Uri.EscapeDataString(words))).LedTo($"/cases/{story.CaseId}");
        var first = story.CaseId;
        await story.RegisterAsync("0391", title: "关于渔业的建议");
        var both = (await liaison.GetAsync("/search?q=" + Uri.EscapeDataString("节水灌溉"))).Shown().Html;
        Assert.All([first, story.CaseId], id => Assert.Contains($"href=\"/cases/{id}\"", both, StringComparison.Ordinal));
        story.Take(first);
        var unknown = story.App.Browser();
        Assert.Contains("name=\"Password\"", (await unknown.GetAsync((await unknown.GetAsync("/search?q=a")).Location)).Shown().Html, StringComparison.Ordinal);
        var stranger = await story.AsAsync(await story.AddTwinAsync(TestPeople.OtherOffice));
        Assert.DoesNotContain("<mark>没有这样的词", (await stranger.GetAsync("/search?q=" + Uri.EscapeDataString("没有这样的词"))).Shown().Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?q=")]
    [InlineData("/suggestions?q=")]
    [InlineData("/letters?q=")]
    [InlineData("/done?q=")]
    [InlineData("/policies?q=")]
    [InlineData("/passages?q=")]
    public async Task Of_brackets_nothing_is_found_and_of_too_much_it_is_said_with_the_words_kept(string list)
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var nothing = (await office.GetAsync(list + Uri.EscapeDataString("（）"))).Shown().Html;
        Assert.DoesNotContain($"/cases/{story.CaseId}", nothing, StringComparison.Ordinal);
        var words = string.Concat(Enumerable.Repeat("充电设施", 500));
        var page = System.Net.WebUtility.HtmlDecode((await office.GetAsync(list + Uri.EscapeDataString(words))).Shown().Html);
        Assert.Contains("要查找的字太多：最多 200 字，现在是 2000 字，没有查找。", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{words}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/cases/{story.CaseId}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Earlier_suggestions_are_shown_while_registering_and_assigning_with_a_bureau_to_choose_and_nothing_chosen()
    {
        await using var story = await CaseStory.StartAtAsync("feedback", coHandler: false);
        var first = story.CaseId;
        var second = await story.RegisterAsync("0391");
        var (dispatcher, liaison) = (await story.AsRoleAsync(Roles.Dispatcher), await story.AsRoleAsync(Roles.Liaison));
        var work = (await dispatcher.GetAsync($"/work/{(await story.ItemAsync("assign")).Id}")).Shown().Html;
        Assert.Contains($"hx-get=\"/cases/{second}/similar?choose=Input_LeadBureauId\"", work, StringComparison.Ordinal);
        Assert.DoesNotMatch("name=\"Input.LeadBureauId\"[^>]*checked", work);
        await using (var allocating = await CaseStory.StartAtAsync("allocate"))
            Assert.Contains($"hx-get=\"/cases/{allocating.CaseId}/similar\"", (await (await allocating.AsRoleAsync(Roles.BureauOffice))
                .GetAsync($"/work/{(await allocating.ItemAsync("allocate")).Id}")).Shown().Html, StringComparison.Ordinal);
        dispatcher.Client.DefaultRequestHeaders.Add("HX-Request", "true");
        var part = (await dispatcher.GetAsync($"/cases/{second}/similar?choose=Input_LeadBureauId")).Shown().Html;
        var bureau = story.App.People!.Industry;
        Assert.Contains($"data-choose=\"Input_LeadBureauId_{bureau.Id}\"", part, StringComparison.Ordinal);
        Assert.Contains($"id=\"Input_LeadBureauId_{bureau.Id}\"", work, StringComparison.Ordinal);
        Assert.Contains($"最相似的 1 件建议中 1 件由{bureau.ShortName}承办", part, StringComparison.Ordinal);
        Assert.DoesNotContain("推荐的主办单位", (await liaison.GetAsync($"/cases/{second}/similar")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains($"/cases/{first}\"", part, StringComparison.Ordinal);
        Assert.DoesNotContain($"/cases/{second}\"", part, StringComparison.Ordinal);
        Assert.Contains("青工信函〔2026〕1号", part, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
        var register = (await liaison.GetAsync("/suggestions/register")).Shown().Html;
        Assert.Contains("hx-post=\"/suggestions/similar\"", register, StringComparison.Ordinal);
        var typed = (await liaison.SendAsync("/suggestions/similar", ("Input.Title", "关于节水灌溉的建议"), ("Input.Text", "请推广设备。"),
            ("__RequestVerificationToken", Browser.Token(register)))).Shown().Html;
        Assert.Contains($"/cases/{first}\"", typed, StringComparison.Ordinal);
        (await liaison.GetAsync("/suggestions/similar")).LedTo("/suggestions/register");
        foreach (var days in new[] { "?to=0001-01-01", "?from=0001-01-01&to=9999-12-31", "?from=9999-12-31" })
            Assert.Contains("核稿统计", (await liaison.GetAsync("/statistics/proofreading" + days)).Shown().Html, StringComparison.Ordinal);
    }
}
