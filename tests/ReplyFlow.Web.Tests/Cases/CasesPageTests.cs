using System.Net;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>The case page: its index, its parts and its history.</summary>
public sealed class CasesPageTests
{
    [Fact]
    public async Task The_index_leads_to_every_part_and_says_how_much_is_there()
    {
        await using var story = await CaseStory.StartAtAsync("proofread");
        var html = (await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync($"/cases/{story.CaseId}")).Shown().Html;
        var entries = Regex.Matches(html[html.IndexOf("class=\"jump\"", StringComparison.Ordinal)..html.IndexOf("id=\"all\"", StringComparison.Ordinal)],
            "href=\"#([a-z]+)\"[^>]*>[^<]*(?:<span class=\"jump-count\">([0-9]+)</span>)?").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        Assert.Equal(entries.Keys.Where(k => k != "all").Order(), Regex.Matches(html, "<section class=\"panel\" id=\"([a-z]+)\"").Select(m => m.Groups[1].Value).Order());
        Assert.Equal(("2", "1", "1"), (entries["parts"], entries["versions"], entries["contacts"]));
        Assert.Equal(Regex.Count(html, "<li class=\"history-").ToString(), entries["history"]);
    }

    [Fact]
    public async Task A_long_history_shows_its_newest_entries_and_keeps_the_older_ones_folded()
    {
        await using var story = await CaseStory.StartAtAsync("proofread");
        var html = (await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync($"/cases/{story.CaseId}")).Shown().Html;
        var fold = html.IndexOf("<details class=\"older\">", StringComparison.Ordinal);
        Assert.Equal(12, Regex.Count(html[..fold], "<li class=\"history-"));
        var older = Regex.Count(html[fold..], "<li class=\"history-");
        Assert.Contains($"更早的 {older} 条", html, StringComparison.Ordinal);
        Assert.Contains("登记" + CaseStory.Session, WebUtility.HtmlDecode(html[html.LastIndexOf("<li class=\"history-", StringComparison.Ordinal)..]), StringComparison.Ordinal);
    }
}
