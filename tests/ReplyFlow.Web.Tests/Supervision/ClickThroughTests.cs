using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Statistics;

namespace ReplyFlow.Web.Tests.Supervision;

/// <summary>Every number leads to a list of exactly so many.</summary>
[Trait("Length", "Long")]
public sealed partial class ClickThroughTests(Town town) : IClassFixture<Town>
{
    [Theory]
    [InlineData(Roles.Liaison, "/supervision")]
    [InlineData(Roles.Dispatcher, "/supervision?key=true")]
    [InlineData(Roles.Liaison, "/supervision?session=" + Town.Session)]
    [InlineData(Roles.BureauOffice, "/supervision")]
    public async Task The_boards_counters_lead_to_lists_as_long(string role, string path)
    {
        var browser = await town.AsRoleAsync(role);
        var html = (await browser.GetAsync(path)).Shown().Html;
        var all = ListCount(html);
        var links = BoardNumber().Matches(html).Select(m => (Url: WebUtility.HtmlDecode(m.Groups[1].Value), Count: Number(m.Groups[2].Value))).ToList();
        links.AddRange(BoardTile().Matches(html).Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), Number(m.Groups[2].Value))));
        Assert.True(links.Count > 6, $"only {links.Count} numbers");
        foreach (var (url, count) in links)
            Assert.Equal(count, ListCount((await browser.GetAsync(url)).Shown().Html));
        Assert.Equal(all, BoardTile().Matches(html).Skip(1).Sum(m => Number(m.Groups[2].Value)));
    }

    [Theory]
    [InlineData(Roles.Liaison, StatisticsDimension.Bureau)]
    [InlineData(Roles.Liaison, StatisticsDimension.Division)]
    [InlineData(Roles.Dispatcher, StatisticsDimension.Class)]
    [InlineData(Roles.Signatory, StatisticsDimension.Session)]
    [InlineData(Roles.BureauOffice, StatisticsDimension.AssignedMonth)]
    [InlineData(Roles.DivisionHead, StatisticsDimension.Class)]
    public async Task The_statistics_numbers_lead_to_lists_as_long(string role, StatisticsDimension by)
    {
        var browser = await town.AsRoleAsync(role);
        var html = (await browser.GetAsync($"/statistics?by={by}&session=all&from=2026-01-20")).Shown().Html;
        var links = StatisticsNumber().Matches(html).Select(m => (Url: WebUtility.HtmlDecode(m.Groups[1].Value), Count: Number(m.Groups[2].Value))).ToList();
        Assert.True(links.Count > 12, $"only {links.Count} numbers");
        foreach (var (url, count) in links)
        {
            var list = (await browser.GetAsync(url)).Shown().Html;
            Assert.Equal(count, Number(Total().Match(list).Groups[1].Value));
            Assert.Equal(Math.Min(count, 50), Regex.Count(list, "<tr>") - 1);
        }
    }

    [Fact]
    public async Task A_drafter_has_neither_page_and_sees_no_entry_for_them()
    {
        var browser = await town.AsRoleAsync(Roles.Drafter);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/supervision")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/statistics")).Status);
        Assert.DoesNotContain("/supervision", (await browser.GetAsync("/suggestions")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_come_as_files_and_carry_the_tables_figures()
    {
        var html = (await (await town.AsRoleAsync(Roles.Liaison)).GetAsync("/statistics")).Shown().Html;
        Assert.Contains("data-charts hidden", html, StringComparison.Ordinal);
        Assert.Contains("市工信局", Regex.Unescape(WebUtility.HtmlDecode(ChartValues().Match(html).Groups[1].Value)), StringComparison.Ordinal);
        Assert.DoesNotContain(" style=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        var script = (await town.App.Browser().GetAsync("/lib/charts.js")).Shown();
        Assert.DoesNotContain("eval(", script.Html, StringComparison.Ordinal);
    }

    private static int ListCount(string html) => Number(Heading().Match(html).Groups[1].Value);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<a href="(/supervision[^"]*)#steps"[^>]*>(\d+)</a>""")]
    private static partial Regex BoardNumber();

    [GeneratedRegex("""<a class="counter [^"]*" href="(/supervision[^"]*)".*?<strong class="num">(\d+)</strong>""", RegexOptions.Singleline)]
    private static partial Regex BoardTile();

    [GeneratedRegex("""<h2 id="steps-h">[^<]*<span class="count">(\d+)<""")]
    private static partial Regex Heading();

    [GeneratedRegex("""<a (?:class="late" )?href="(/statistics/cases[^"]*)" aria-label="[^"]*">(\d+)</a>""")]
    private static partial Regex StatisticsNumber();

    [GeneratedRegex("""id="total">(\d+)<""")]
    private static partial Regex Total();

    [GeneratedRegex("""data-chart="rates" data-values="([^"]*)""")]
    private static partial Regex ChartValues();
}
