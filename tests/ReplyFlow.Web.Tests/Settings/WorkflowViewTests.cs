using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>What the administrator sees of definitions.</summary>
public sealed partial class WorkflowViewTests
{
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);

    [Fact]
    public async Task The_list_counts_running_cases_and_the_picture_shows_where_they_stand()
    {
        await using var story = await CaseStory.StartAsync();
        var browser = await story.App.SignInAsync(Administrator);
        Assert.Empty(Marked((await browser.GetAsync("/Settings/Workflows/Version/suggestion-reply/1")).Shown().Html));
        await story.RegisterAsync();
        var list = WebUtility.HtmlDecode((await browser.GetAsync("/Settings/Workflows")).Shown().Html);
        Assert.Single(OneRunning().Matches(list));
        var first = WebUtility.HtmlDecode((await browser.GetAsync("/Settings/Workflows/Version/suggestion-reply/1")).Shown().Html);
        var before = (await StandingAtAsync(story)).Single();
        Assert.Equal([before], Marked(first));
        await story.DecideAsync(await story.ItemAsync("assign"), "Assign", coHandler: false);
        var then = (await StandingAtAsync(story)).Single();
        Assert.NotEqual(before, then);
        Assert.Equal([then], Marked((await browser.GetAsync("/Settings/Workflows/Version/suggestion-reply/1")).Shown().Html));
    }

    [Fact]
    public async Task Where_a_step_goes_is_told_in_words()
    {
        await using var app = await TestApp.StartAsync();
        var html = WebUtility.HtmlDecode((await (await app.SignInAsync(Administrator)).GetAsync("/Settings/Workflows/Version/suggestion-reply/1")).Shown().Html);
        Assert.Contains("<div>同时进行之2 → ", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<div>[^<]*[A-Za-z][^<]* → ", html);
    }

    [Fact]
    public async Task The_file_comes_back_byte_for_byte_and_an_unknown_version_is_a_404()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        using var response = await browser.Client.GetAsync("/Settings/Workflows/Download/suggestion-reply/1", TestContext.Current.CancellationToken);
        await using var db = app.OpenDatabase();
        var stored = await db.Definitions.SingleAsync(d => d.DefinitionId == "suggestion-reply", TestContext.Current.CancellationToken);
        Assert.Equal(stored.Json, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("suggestion-reply-v1.json", response.Content.Headers.ContentDisposition!.FileName);
        foreach (var page in new[] { "Version", "Download" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/Settings/Workflows/{page}/suggestion-reply/99")).Status);
    }

    [Fact]
    public async Task Nothing_of_a_suggestion_or_its_deputies_is_shown()
    {
        await using var story = await CaseStory.StartAsync();
        await story.RegisterAsync();
        var browser = await story.App.SignInAsync(Administrator);
        foreach (var page in new[] { "/Settings/Workflows", "/Settings/Workflows/Version/suggestion-reply/1" })
        {
            var html = WebUtility.HtmlDecode((await browser.GetAsync(page)).Shown().Html);
            Assert.DoesNotContain(CaseStory.Title, html, StringComparison.Ordinal);
            Assert.DoesNotContain(CaseStory.Deputy, html, StringComparison.Ordinal);
        }
    }

    private static async Task<IReadOnlyList<string>> StandingAtAsync(CaseStory story)
    {
        await using var db = story.App.OpenDatabase();
        return await db.WorkItems.Where(w => w.CaseId == story.CaseId && w.Status == Domain.WorkItems.WorkItemStatus.Open).Select(w => w.ActivityId).ToListAsync();
    }

    private static List<string> Marked(string html) => [.. CurrentBox().Matches(html).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("data-activity=\"([^\"]+)\" data-mark=\"current\"")]
    private static partial Regex CurrentBox();

    [GeneratedRegex(">1 件</td>")]
    private static partial Regex OneRunning();
}
