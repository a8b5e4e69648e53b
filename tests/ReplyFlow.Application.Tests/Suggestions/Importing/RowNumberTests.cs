using System.Text;
using ReplyFlow.Application.Administration.Importing;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;

namespace ReplyFlow.Application.Tests.Suggestions.Importing;

/// <summary>A message names the row that stands left of it in Excel: whoever reads it looks there.</summary>
public sealed class RowNumberTests
{
    private static readonly string[] Heading = ["届次", "编号", "标题", "正文", "日期", "领衔代表"];
    private static readonly string[] Good = ["届", "1", "题", "文", "2026-02-11", "示例甲"];
    private static readonly string[] WithoutDate = ["届", "2", "题", "文", "二月", "示例甲"];

    /// <summary>Excel does not write rows in which nothing stands: they are missing in the file, not empty.</summary>
    [Fact]
    public void Rows_that_are_not_in_a_workbook_are_counted()
    {
        var rows = SuggestionFile.Read("list.xlsx", Workbook((3, Heading), (4, Good), (9, WithoutDate)));
        Assert.Equal([4, 9], rows.Select(r => r.Row));
    }

    [Fact]
    public void Headings_count_in_every_kind_of_list()
    {
        Assert.Equal([2, 3], Csv(Line(Heading) + Line(Good) + Line(WithoutDate)).Select(r => r.Row));
        Assert.Equal([3], DirectoryFile.ReadBodies("bodies.csv", Encoding.UTF8.GetBytes("名单,\n单位全称,单位简称\n示例市示例局,示例局\n")).Select(r => r.Row));
        Assert.Equal([2], DirectoryFile.ReadPeople("people.xlsx", Workbook((1, ["单位", "姓名", "登录名", "岗位"]), (2, ["示例局", "示例甲", "jia", "承办人"]))).Select(r => r.Row));
    }

    /// <summary>In Excel a cell with several lines is one row.</summary>
    [Fact]
    public void A_cell_of_several_lines_is_one_row() =>
        Assert.Equal([2, 3], Csv(Line(Heading) + "届,1,题,\"第一段\n第二段\n第三段\",2026-02-11,示例甲\n" + Line(WithoutDate)).Select(r => r.Row));

    /// <summary>Excel shows such a file otherwise than it is: only a text editor finds the place.</summary>
    [Fact]
    public void A_broken_quotation_is_named_by_its_line()
    {
        var refusal = Assert.Throws<InvalidInputException>(() => Csv(Line(Heading) + "届,1,题,\"第一段\n第二段\",2026-02-11,示例甲\n" + "届,2,关于\"示例\"的建议,文,2026-02-11,示例甲\n"));
        Assert.Contains("第 4 行不是正确的 CSV", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list.csv", "{0},{1}\n")]
    [InlineData("list.json", "[{{\"{1}\":\"文\"}}]")]
    [InlineData("list.json", "[{{\"标题\":1,\"{1}\":\"文\"}}]")]
    public void What_a_list_holds_is_quoted_by_its_beginning(string name, string text)
    {
        var list = string.Format(null, text, string.Join(',', Heading), new string('长', 5_000));
        var refusal = Assert.Throws<InvalidInputException>(() => SuggestionFile.Read(name, Encoding.UTF8.GetBytes(list)));
        Assert.InRange(refusal.Message.Length, 1, 300);
    }

    [Fact]
    public void A_cell_is_quoted_by_its_beginning()
    {
        var word = new string('长', 5_000);
        var row = Assert.Single(Csv($"{string.Join(',', Heading)},类型,保密\n届,1,题,文,{word},示例甲,{word},{word}\n"));
        Assert.Equal(3, row.Faults.Count);
        Assert.All(row.Faults, f => Assert.InRange(f.Message.Length, 1, 100));
    }

    private static IReadOnlyList<SuggestionRow> Csv(string text) => SuggestionFile.Read("list.csv", Encoding.UTF8.GetBytes(text));

    private static string Line(string[] cells) => string.Join(',', cells) + "\n";

    private static byte[] Workbook(params (int No, string[] Cells)[] rows) =>
        RawWorkbook.Of(rows.Select(r => RawWorkbook.Row(r.No, r.Cells.Select((text, column) => RawWorkbook.Inline(column, r.No, text)))));
}
