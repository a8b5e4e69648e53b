using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure.Lists;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Supervision;

/// <summary>The files of the smaller lists have the rows of the page, in its order and with its filters, and no cell starts a formula.</summary>
public sealed class ListFilesTests(Town town) : IClassFixture<Town>
{
    [Theory]
    [InlineData("/Settings/People?text=1", Roles.Administrator, "<tr>", "=1+1", 0, 1, 2)]
    [InlineData("/Settings/People", Roles.Administrator, "<tr>", "=1+1", 0, 1, 2, 4, 5)]
    [InlineData("/Settings/Bureaus", Roles.Administrator, "<tr>", "", 0, 1, 2, 5)]
    [InlineData("/Settings/Sessions", Roles.Liaison, "<tr>", "", 0, 3)]
    [InlineData("/substitutions", Roles.BureauOffice, "<tr>", "-2+3", 0, 1, 2, 5, 6, 7, 8)]
    [InlineData("/Account/Substitution", Roles.Drafter, "<tr>", "-2+3", 0, 1, 6, 7)]
    [InlineData("/Settings/Calendar/Changes", Roles.Administrator, "<ul class=\"moved\">|<li>", "=期限变动", 0, 1, 2, 3)]
    [InlineData("/letters/{letter}", Roles.BureauOffice, "<tr>", "@SUM(1)代表", 0, 1, 2, 3, 9)]
    [InlineData("/cases/{secret}", Roles.BureauOffice, "<li class=\"history-", TownDocuments.Event, 1, 3)]
    [InlineData("/cases/{secret}?show=Contact", Roles.BureauOffice, "<li class=\"history-", "", 1, 3)]
    [InlineData("/?handler=Supervised", Roles.BureauLeader, "id=\"supervised\"|<li class=\"inbox-row\">", TownDocuments.Words, 0, 1, 2, 3, 12)]
    [InlineData("/supervision?key=true", Roles.Liaison, "<tr>", "", 1, 3, 5, 6, 9)]
    public async Task The_file_has_the_rows_of_the_page(string address, string role, string row, string formula, params int[] columns)
    {
        address = await AddressAsync(address);
        var browser = await town.AsRoleAsync(role);
        var page = WebUtility.HtmlDecode((await browser.GetAsync(address.Replace("/?handler=Supervised", "/", StringComparison.Ordinal))).Shown().Html);
        // The page may have other lists before: the rows are those of the last table, or those behind the mark.
        var (mark, item) = row.Split('|') is [var m, var i] ? (m, i) : (row == "<tr>" ? "<tbody>" : row, row);
        var list = page[(mark == row ? page.IndexOf("<ol class=\"history\">", StringComparison.Ordinal) : page.LastIndexOf(mark, StringComparison.Ordinal))..];
        var shown = list[..list.IndexOf(row == "<tr>" ? "</tbody>" : mark == row ? "</ol>" : "</ul>", StringComparison.Ordinal)].Split(item).Skip(1).Select(Text).ToList();
        var file = await FileAsync(browser, address);
        Assert.NotEmpty(shown);
        Assert.Equal(file.Count - 1, shown.Count);
        foreach (var (cells, text) in file.Skip(1).Zip(shown))
            Assert.All(columns.Select(c => GuardedCell.Text(cells[c])), cell => Assert.Contains(Text(cell), text, StringComparison.Ordinal));
        Assert.All(file.SelectMany(r => r), cell => Assert.Equal(cell, CsvCell.Guard(GuardedCell.Text(cell))));
        if (formula.Length > 0)
            Assert.Contains(file.SelectMany(r => r), cell => cell == "'" + formula);
    }

    [Fact]
    public async Task The_board_and_the_inbox_say_in_their_files_who_nudged_with_which_words()
    {
        foreach (var (address, role) in new[] { ("/supervision", Roles.Liaison), ("/", Roles.BureauOffice) })
        {
            var file = await FileAsync(await town.AsRoleAsync(role), address);
            var nudged = Assert.Single(file.Skip(1), r => r[^4].Length > 0);
            Assert.Equal(["1", "督三", "'" + TownDocuments.Words], [nudged[^4], nudged[^2], nudged[^1]]);
        }
    }

    [Fact]
    public async Task A_secret_deputy_is_masked_in_the_file_of_the_history_as_on_the_page()
    {
        var address = await AddressAsync("/cases/{secret}");
        var inside = await FileAsync(await town.AsRoleAsync(Roles.BureauOffice), address);
        Assert.Contains(inside, r => r[3].Contains(Town.SecretName, StringComparison.Ordinal));
        var outside = await FileAsync(await town.AsAsync(TestPeople.OtherOffice), address);
        Assert.Equal(inside.Count, outside.Count);
        Assert.DoesNotContain(outside, r => r.Any(c => c.Contains(Town.SecretName, StringComparison.Ordinal)));
        Assert.Contains(outside, r => r[3].Contains("××", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Addresses_are_in_the_file_for_those_who_see_them_on_the_page()
    {
        var address = await AddressAsync("/letters/{letter}");
        Assert.Contains(await FileAsync(await town.AsRoleAsync(Roles.BureauOffice), address), r => r[2] == "a@deputy.invalid");
        Assert.DoesNotContain(await FileAsync(await town.AsRoleAsync(Roles.Dispatcher), address), r => r[2].Contains('@'));
    }

    private async Task<string> AddressAsync(string address)
    {
        await using var db = town.App.OpenDatabase();
        var letter = await db.Outbox.Where(m => m.Subject == "复函").Select(m => m.LetterId).FirstAsync();
        var secret = await db.Audit.Where(a => a.Summary == TownDocuments.Event).Select(a => a.CaseId).FirstAsync();
        return address.Replace("{letter}", letter.ToString(), StringComparison.Ordinal).Replace("{secret}", secret.ToString(), StringComparison.Ordinal);
    }

    private static async Task<List<List<string>>> FileAsync(Browser browser, string address)
    {
        var handler = address.Contains("handler=", StringComparison.Ordinal) ? "" : "handler=Export&";
        return CsvText.Read(Encoding.UTF8.GetString(await browser.Client.GetByteArrayAsync(
            $"{address}{(address.Contains('?') ? '&' : '?')}{handler}format=csv", TestContext.Current.CancellationToken)));
    }

    /// <summary>What stands there, without tags and blanks.</summary>
    private static string Text(string html) => Regex.Replace(Regex.Replace(html, "<[^>]+>", ""), "\\s+", "");
}
