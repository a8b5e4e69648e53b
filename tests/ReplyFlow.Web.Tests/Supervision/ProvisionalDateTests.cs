using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Tests.Supervision;

/// <summary>A date that may still move is marked wherever it stands in a list, and in the list's file.</summary>
public sealed partial class ProvisionalDateTests(Town town) : IClassFixture<Town>
{
    [Theory]
    [InlineData("/", Roles.BureauOffice, "<li class=\"inbox-row\">")]
    [InlineData("/supervision?state=Overdue", Roles.Liaison, "<tr>")]
    [InlineData("/suggestions", Roles.Liaison, "<tr>")]
    [InlineData("/statistics/cases?measure=Assigned", Roles.Liaison, "<tr>")]
    public async Task Provisional_dates_are_marked_in_the_list_and_in_its_file(string address, string role, string row)
    {
        var browser = await town.AsRoleAsync(role);
        var shown = WebUtility.HtmlDecode((await browser.GetAsync(address)).Shown().Html).Split(row).Skip(1)
            .Where(r => Number().IsMatch(r)).Select(r => (Number().Match(r).Groups[1].Value, r.Contains("暂定", StringComparison.Ordinal))).ToList();
        var file = CsvText.Read(Encoding.UTF8.GetString(await browser.Client.GetByteArrayAsync(
            $"{address}{(address.Contains('?') ? '&' : '?')}handler=Export&format=csv", TestContext.Current.CancellationToken)));
        var (number, mark) = (file[0].IndexOf("编号"), file[0].IndexOf("期限暂定"));
        Assert.Equal(file.Skip(1).Take(shown.Count).Select(r => (r[number], r[mark] == "是")), shown);
        Assert.Contains(shown, s => s.Item2);
        Assert.Contains(shown, s => !s.Item2);
    }

    [Fact]
    public async Task The_page_of_a_nudge_marks_it_too()
    {
        var browser = await town.AsRoleAsync(Roles.Liaison);
        var row = (await browser.GetAsync("/supervision?state=Overdue")).Shown().Html.Split("<tr>").First(r => r.Contains("暂定", StringComparison.Ordinal) && r.Contains("/supervision/nudge/", StringComparison.Ordinal));
        Assert.Contains("暂定", (await browser.GetAsync(Regex.Match(row, "/supervision/nudge/[0-9a-f-]+").Value)).Shown().Html, StringComparison.Ordinal);
    }

    [GeneratedRegex("(?:第|编号\">)(\\d{4})(?:号</span>|<)")]
    private static partial Regex Number();
}
