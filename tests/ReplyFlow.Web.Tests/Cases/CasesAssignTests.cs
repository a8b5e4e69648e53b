using System.Net;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>交办 among few bureaus and among many.</summary>
public sealed class CasesAssignTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_assigned_again_begins_with_what_was_chosen_before(bool takenBack)
    {
        await using var story = await CaseStory.StartAtAsync("assign");
        var item = await story.ItemAsync("assign");
        Assert.DoesNotContain(" checked", await FormAsync(story, item.Id, Roles.Dispatcher), StringComparison.Ordinal);
        await story.GoToAsync("accept");
        if (takenBack)
            await (await story.AsRoleAsync(Roles.Dispatcher)).PostAsync($"/work/{item.Id}/takeback");
        else
            Assert.Equal(HttpStatusCode.Redirect, (await story.DecideAsync(await story.ItemAsync("accept"), "Object", "不属于我局职责。")).Status);
        if (!takenBack)
            await story.DecideAsync(await story.ItemAsync("objection"), "Reassign", "请重新交办。");
        var html = await FormAsync(story, (await story.ItemAsync("assign")).Id, Roles.Dispatcher);
        Assert.Matches($"name=\"Input.LeadBureauId\" value=\"{story.App.People!.Industry.Id}\" checked", html);
        Assert.Matches($"name=\"Input.CoHandlerIds\" value=\"{story.App.People.Transport.Id}\" checked", html);
        Assert.Contains("请抓紧办理。</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_allocated_again_begins_with_the_drafter_chosen_before()
    {
        await using var story = await CaseStory.StartAtAsync("allocate");
        var item = await story.ItemAsync("allocate");
        await story.GoToAsync("draft");
        await (await story.AsRoleAsync(Roles.BureauOffice)).PostAsync($"/work/{item.Id}/takeback");
        var chosen = $"{story.App.People!.Standards.Id}/{story.App.People["drafter"].Id}";
        Assert.Contains($"<option value=\"{chosen}\" selected", await FormAsync(story, (await story.ItemAsync("allocate")).Id, Roles.BureauOffice), StringComparison.Ordinal);
    }

    private static async Task<string> FormAsync(CaseStory story, Guid item, string role) =>
        WebUtility.HtmlDecode((await (await story.AsRoleAsync(role)).GetAsync($"/work/{item}")).Shown().Html);

    [Fact]
    public async Task Few_bureaus_are_listed_without_a_search()
    {
        await using var story = await CaseStory.StartAtAsync("assign");
        var html = await PageAsync(story);
        Assert.DoesNotContain("data-picker-search", html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, "type=\"radio\" name=\"Input.LeadBureauId\""));
    }

    [Fact]
    public async Task Many_bureaus_can_be_searched_by_full_name_short_name_and_prefix()
    {
        await using var story = await CaseStory.StartAtAsync("assign");
        await AddBureausAsync(story, 38);
        var html = await PageAsync(story);
        Assert.Equal(3, Regex.Count(html, "data-picker-search"));
        Assert.Equal(40, Regex.Count(html, "type=\"radio\" name=\"Input.LeadBureauId\""));
        var industry = story.App.People!.Industry;
        Assert.Contains($"data-words=\"{industry.ShortName} {industry.Name} {industry.SeriesPrefix}\"", html, StringComparison.Ordinal);
        // The search belongs to the browser alone: it has no name and is not sent.
        Assert.DoesNotMatch("<input[^>]*type=\"search\"[^>]*id=\"Input_[^>]*\\sname=", html);
    }

    [Fact]
    public async Task What_is_chosen_stands_first_when_the_page_comes_back()
    {
        await using var story = await CaseStory.StartAtAsync("assign");
        var last = (await AddBureausAsync(story, 20))[^1];
        var item = await story.ItemAsync("assign");
        var answer = await (await story.AsRoleAsync(Roles.Dispatcher)).PostAsync($"/work/{item.Id}", ("Input.CoHandlerIds", last.Id.ToString()), ("Input.Outcome", "Assign"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(last.Id.ToString(), Regex.Match(answer.Html, "name=\"Input.CoHandlerIds\" value=\"([^\"]+)\" checked").Groups[1].Value);
        Assert.Equal(last.Id.ToString(), Regex.Match(answer.Html, "name=\"Input.CoHandlerIds\" value=\"([^\"]+)\"").Groups[1].Value);
        Assert.NotEqual(last.Id.ToString(), Regex.Match(answer.Html, "name=\"Input.ReaderIds\" value=\"([^\"]+)\"").Groups[1].Value);
    }

    private static async Task<string> PageAsync(CaseStory story) =>
        WebUtility.HtmlDecode((await (await story.AsRoleAsync(Roles.Dispatcher)).GetAsync($"/work/{(await story.ItemAsync("assign")).Id}")).Shown().Html);

    private static async Task<List<Bureau>> AddBureausAsync(CaseStory story, int count)
    {
        var bureaus = Enumerable.Range(1, count)
            .Select(i => new Bureau { Name = $"青禾市示例{i:00}局", ShortName = $"市示{i:00}局", Kind = BureauKind.Handling }).ToList();
        await using var db = story.App.OpenDatabase();
        db.AddRange(bureaus);
        await db.SaveChangesAsync();
        return bureaus;
    }
}
