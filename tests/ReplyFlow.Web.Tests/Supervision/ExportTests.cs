using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure.Lists;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Supervision;

public sealed class ExportTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_list_is_exported_whole_beyond_its_first_page_and_with_its_filters()
    {
        var rows = await CsvAsync(Roles.Liaison, "/suggestions?handler=Export&format=csv");
        Assert.Equal(Enumerable.Range(1, Town.Cases), rows.Skip(1).Select(r => int.Parse(r[2])).Order());
        Assert.All(rows, r => Assert.Equal(rows[0].Count, r.Count));
        var filtered = await CsvAsync(Roles.Liaison, $"/suggestions?session={Town.Session}&key=true&p=2&handler=Export&format=csv");
        Assert.Equal(Enumerable.Range(1, Town.Cases).Where(i => i % 2 == 1 && i % 9 == 0), filtered.Skip(1).Select(r => int.Parse(r[2])).Order());
    }

    [Theory]
    [InlineData("/?handler=Export", Roles.BureauOffice, "待办")]
    [InlineData("/suggestions?handler=Export", Roles.Liaison, "建议")]
    [InlineData("/letters?handler=Export", Roles.BureauOffice, "公文 青工信函〔2026〕")]
    [InlineData("/supervision?handler=Export", Roles.Dispatcher, "督办")]
    [InlineData("/statistics?by=Class&handler=Export", Roles.Liaison, "统计（按分类）")]
    [InlineData("/statistics/cases?measure=Assigned&handler=Export", Roles.Liaison, "统计 交办的建议")]
    [InlineData("/Settings/Deputies?handler=Export", Roles.Liaison, "代表")]
    public async Task Every_list_comes_as_csv_and_as_workbook_with_the_same_cells_under_its_chinese_name(string address, string role, string name)
    {
        var csv = await CsvAsync(role, $"{address}&format=csv");
        var browser = await town.AsRoleAsync(role);
        using var response = await browser.Client.GetAsync($"{address}&format=xlsx", TestContext.Current.CancellationToken);
        Assert.Equal($"{name} 2026-03-02.xlsx", response.Content.Headers.ContentDisposition!.FileNameStar);
        using var sheet = new WorkbookText(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.True(csv.Count > 1);
        Assert.Equal(csv.Select(r => string.Join('|', r.Select(GuardedCell.Text))), sheet.Rows.Select(r => string.Join('|', r)));
        sheet.AssertWellMade(csv[0].Count);
    }

    [Fact]
    public async Task A_title_that_looks_like_a_formula_stays_text()
    {
        var row = (await CsvAsync(Roles.Liaison, "/suggestions?q=7&handler=Export&format=csv"))[1];
        Assert.Equal("'" + Town.Formula, row[3]);
        var deputies = await CsvAsync(Roles.Liaison, "/Settings/Deputies?handler=Export&format=csv");
        Assert.Contains(deputies, d => d[0] == "'@SUM(1)");
        var browser = await town.AsRoleAsync(Roles.Liaison);
        using var sheet = new WorkbookText(await browser.Client.GetByteArrayAsync("/suggestions?q=7&handler=Export&format=xlsx", TestContext.Current.CancellationToken));
        Assert.Equal(Town.Formula, sheet.Rows[1][3]);
        Assert.Empty(sheet.Sheet.Descendants<CellFormula>());
    }

    [Theory]
    [InlineData("/suggestions?handler=Export&format=csv", 3)]
    [InlineData("/supervision?handler=Export&format=csv", 3)]
    [InlineData("/?handler=Export&format=csv", 2)]
    public async Task Names_of_secret_deputies_are_masked_as_on_the_page(string address, int title)
    {
        var other = await CsvAsync(TestPeople.OtherOffice, address);
        Assert.Contains(other.Skip(1), r => r[title].Contains("××", StringComparison.Ordinal));
        // Those of its own cases the lead bureau may know; the other bureau leads every fourth.
        foreach (var row in other.Skip(1).Where(r => r.Any(c => c.Contains(Town.SecretName, StringComparison.Ordinal))))
            Assert.Equal(0, int.Parse(row.First(c => c.Length == 4 && c.All(char.IsAsciiDigit))) % 4);
        Assert.DoesNotContain(await CsvAsync(Roles.Liaison, "/suggestions?handler=Export&format=csv"), r => r[3].Contains("××", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Statistics_and_their_lists_name_no_secret_deputy_to_the_dispatcher()
    {
        var rows = await CsvAsync(Roles.Dispatcher, "/statistics/cases?measure=Assigned&session=all&handler=Export&format=csv");
        Assert.True(rows.Count > 50);
        Assert.DoesNotContain(rows, r => r.Any(c => c.Contains(Town.SecretName, StringComparison.Ordinal)));
        var html = (await (await town.AsRoleAsync(Roles.Dispatcher)).GetAsync("/statistics/cases?measure=Assigned&session=all")).Shown().Html;
        Assert.Contains("××", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Town.SecretName, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rates_are_numbers_like_the_others_and_their_unit_stands_in_the_heading()
    {
        const string address = "/statistics?handler=Export&format=";
        var rows = await CsvAsync(Roles.Liaison, address + "csv");
        var rates = rows[0].Index().Where(h => h.Item.Contains('率', StringComparison.Ordinal) || h.Item.Contains("占比", StringComparison.Ordinal)).ToList();
        Assert.True(rates.Count > 6);
        Assert.All(rates, h => Assert.EndsWith("%）", h.Item, StringComparison.Ordinal));
        Assert.DoesNotContain(rows.Skip(1), r => r.Any(c => c.Contains('%', StringComparison.Ordinal)));
        Assert.Contains(rows[1], c => c.Contains('.', StringComparison.Ordinal));
        var browser = await town.AsRoleAsync(Roles.Liaison);
        using var workbook = new WorkbookText(await browser.Client.GetByteArrayAsync(address + "xlsx", TestContext.Current.CancellationToken));
        Assert.Equal(rates.Select(h => decimal.TryParse(rows[1][h.Index], out var n) ? n : -1), rates.Select(h => decimal.TryParse(workbook.Rows[1][h.Index], out var n) ? n : -1));
    }

    [Fact]
    public async Task An_unknown_format_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await town.AsRoleAsync(Roles.Liaison)).GetAsync("/suggestions?handler=Export&format=pdf")).Status);

    [Fact]
    public async Task Ten_thousand_rows_are_all_in_the_file()
    {
        var sheet = new ListSheet<int>("长表", [new("序号", i => i), new("日期", i => new DateOnly(2026, 1, 1).AddDays(i)), new("内容", i => $"第{i}行，“{(char)(i % 32)}”𠮷")]);
        using var csv = new MemoryStream();
        await ListCsv.WriteAsync(csv, sheet, AsyncEnumerable.Range(1, 10_000), TestContext.Current.CancellationToken);
        Assert.Equal(10_001, CsvText.Read(Encoding.UTF8.GetString(csv.ToArray())).Count);
        using var xlsx = new MemoryStream();
        await ListXlsx.WriteAsync(xlsx, sheet, AsyncEnumerable.Range(1, 10_000), 10_000, TestContext.Current.CancellationToken);
        using var read = new WorkbookText(xlsx.ToArray());
        Assert.Equal(Enumerable.Range(1, 10_000).Select(i => i.ToString()), read.Rows.Skip(1).Select(r => r[0]));
        Assert.Equal(new DateOnly(2026, 1, 1).AddDays(10_000).ToString("yyyy-MM-dd"), read.Rows[10_000][1]);
    }

    private async Task<List<List<string>>> CsvAsync(string who, string address)
    {
        var browser = await town.AsAsync(who == TestPeople.OtherOffice ? who : TestPeople.UserName(who));
        return CsvText.Read(Encoding.UTF8.GetString(await browser.Client.GetByteArrayAsync(address, TestContext.Current.CancellationToken)));
    }
}
