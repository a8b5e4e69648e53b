using ReplyFlow.Application.Administration.Importing;
using ReplyFlow.Application.Suggestions.Importing;
using SpreadCheetah;

namespace ReplyFlow.Application.Tests.Suggestions.Importing;

/// <summary>Lists in which offices merge what several rows have in common.</summary>
public sealed class MergedCellTests
{
    private static readonly string[] Heading = ["届次", "提出日期", "代表团", "主办单位", "编号", "标题", "正文", "领衔代表"];

    [Fact]
    public async Task What_rows_have_in_common_counts_for_every_row_of_the_merge()
    {
        var rows = SuggestionFile.Read("list.xlsx", await WorkbookAsync(["A2:A4", "B2:B3", "C2:C4", "D2:D4"],
            Heading,
            ["届", "2026-02-11", "东湖团", "示例局", "0390", "题一", "文", "示例甲"],
            ["", "", "", "", "0391", "题二", "文", "示例乙"],
            ["", "2026-02-12", "", "", "0392", "题三", "文", "示例丙"]));
        Assert.All(rows, r => Assert.Equal(("届", "东湖团"), (r.Input.Session, r.Input.Deputies[0].Delegation)));
        Assert.Equal([11, 11, 12], rows.Select(r => r.Input.ProposedOn!.Value.Day));
        Assert.All(rows, r => Assert.Empty(r.Faults));
    }

    [Fact]
    public async Task A_merge_that_reaches_further_than_the_list_adds_no_rows()
    {
        var rows = SuggestionFile.Read("list.xlsx", await WorkbookAsync(["A2:A500"],
            Heading,
            ["届", "2026-02-11", "东湖团", "", "0390", "题一", "文", "示例甲"],
            ["", "", "", "", "", "", "", ""]));
        Assert.Single(rows);
    }

    [Fact]
    public async Task A_suggestion_over_several_rows_is_refused_by_its_merged_number()
    {
        var rows = SuggestionFile.Read("list.xlsx", await WorkbookAsync(["A2:A3", "B2:B3", "E2:E3", "F2:F3", "G2:G3"],
            Heading,
            ["届", "2026-02-11", "东湖团", "", "0390", "题一", "文", "示例甲"],
            ["", "", "西城团", "", "", "", "", "示例乙"]));
        Assert.Empty(rows[0].Faults);
        Assert.Equal("“编号”与第 2 行是同一个合并单元格。一件建议只占一行，附议代表写在同一格里。", Assert.Single(rows[1].Faults).Message);
    }

    [Fact]
    public async Task Headings_and_a_title_may_be_merged_over_lines()
    {
        var rows = SuggestionFile.Read("list.xlsx", await WorkbookAsync(["A1:H2", .. "ABCDEFGH".Select(c => $"{c}3:{c}4"), "A5:A6"],
            ["2026年建议一览表"],
            [],
            Heading,
            ["", "", "", "", "", "", "", ""],
            ["届", "2026-02-11", "东湖团", "", "0390", "题一", "文", "示例甲"],
            ["", "2026-02-11", "东湖团", "", "0391", "题二", "文", "示例乙"]));
        Assert.Equal([(5, "届", "0390"), (6, "届", "0391")], rows.Select(r => (r.Row, r.Input.Session, r.Input.Number)));
    }

    [Fact]
    public async Task A_bureau_in_a_merged_cell_is_that_of_all_its_people()
    {
        var rows = DirectoryFile.ReadPeople("people.xlsx", await WorkbookAsync(["A2:A3"],
            ["单位", "姓名", "登录名", "岗位"],
            ["示例局", "示例甲", "jia", "承办人"],
            ["", "示例乙", "yi", "承办人"]));
        Assert.Equal(["示例局", "示例局"], rows.Select(r => r.Bureau));
    }

    private static async Task<byte[]> WorkbookAsync(string[] merges, params string[][] rows)
    {
        using var stream = new MemoryStream();
        await using (var sheet = await Spreadsheet.CreateNewAsync(stream))
        {
            await sheet.StartWorksheetAsync("建议");
            foreach (var row in rows)
                await sheet.AddRowAsync([.. row.Select(text => new DataCell(text))]);
            foreach (var merge in merges)
                sheet.MergeCells(merge);
            await sheet.FinishAsync();
        }
        return stream.ToArray();
    }
}
