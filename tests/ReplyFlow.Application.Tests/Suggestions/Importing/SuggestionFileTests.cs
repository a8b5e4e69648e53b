using System.Text;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Suggestions.Importing;
using SpreadCheetah;

namespace ReplyFlow.Application.Tests.Suggestions.Importing;

/// <summary>Lists as Excel, WPS and people write them.</summary>
public sealed class SuggestionFileTests
{
    private const string Heading = "届次,编号,标题,正文,日期,领衔代表,代表团,附议代表";

    [Theory]
    [InlineData("示例乙 示例丙", "示例乙|示例丙")]
    [InlineData("示例乙,示例丙", "示例乙|示例丙")]
    [InlineData("示例乙，示例丙；示例丁", "示例乙|示例丙|示例丁")]
    [InlineData("示例乙/示例丙", "示例乙|示例丙")]
    [InlineData("示例乙\n示例丙", "示例乙|示例丙")]
    [InlineData("示例乙、示例丙等5人", "示例乙|示例丙")]
    [InlineData("示例乙、示例丙 等十二位代表", "示例乙|示例丙")]
    [InlineData("示例乙代表、示例丙代表", "示例乙|示例丙")]
    [InlineData("示 乙　示 丙", "示乙|示丙")]
    [InlineData("欧阳 示 示例丙", "欧阳|示示例丙")]
    [InlineData("Anna Shili、示例丙", "Anna Shili|示例丙")]
    [InlineData("示例·买买提 示例丙", "示例·买买提|示例丙")]
    [InlineData("𠮷示、示例丙", "𠮷示|示例丙")]
    [InlineData("示例乙（东湖区代表团）、示例丙(教师)", "示例乙@东湖区代表团|示例丙")]
    [InlineData("示例 · 买买提 示例丙", "示例·买买提|示例丙")]
    [InlineData("1.示例乙 2.示例丙", "示例乙|示例丙")]
    [InlineData("1、示例乙；2、示例丙", "示例乙|示例丙")]
    [InlineData("无", "")]
    [InlineData("暂无", "")]
    [InlineData("-", "")]
    [InlineData("—", "")]
    [InlineData("/", "")]
    [InlineData("无名示例、示例丙", "无名示例|示例丙")]
    [InlineData("  ", "")]
    public void Co_signers_in_one_cell_are_parted(string cell, string expected)
    {
        var deputies = Only(Csv($"{Heading}\n届,1,题,文,2026-02-11,示例甲,东湖区代表团,\"{cell}\"\n")).Deputies.Skip(1);
        Assert.Equal(expected, string.Join('|', deputies.Select(d => d.Delegation.Length > 0 ? $"{d.Name}@{d.Delegation}" : d.Name)));
    }

    [Fact]
    public void Columns_that_say_nothing_about_the_suggestion_are_passed_over_in_json_too()
    {
        const string json = """
            [{"届次": "届", "编号": "1", "标题": "题", "正文": "文", "日期": "2026-02-11", "领衔代表": "示例甲",
              "主办单位": "示例局", "会办单位": ["示例委"], "序号": 1, "备注": {"页": 2}}]
            """;
        Assert.Equal("题", Assert.Single(SuggestionFile.Read("a.json", Encoding.UTF8.GetBytes(json))).Input.Title);
    }

    [Fact]
    public void A_second_name_in_the_lead_deputy_s_cell_co_signs() =>
        Assert.Equal(["示例甲", "示例乙"], Only(Csv($"{Heading}\n届,1,题,文,2026-02-11,示例甲、示例乙,东湖区代表团,\n")).Deputies.Select(d => d.Name));

    [Fact]
    public void Delegations_addresses_and_telephones_stand_in_columns_beside_the_co_signers()
    {
        const string heading = "届次,编号,标题,正文,日期,领衔代表,附议代表,附议代表代表团,附议代表邮箱,附议代表电话\n";
        var input = Only(Csv(heading + "届,1,题,文,2026-02-11,示例甲,示例乙、示例丙,东湖团、西城团,、c@example.invalid,029-1、\n"));
        Assert.Equal([new ProposerInput("示例乙", "东湖团", "", "029-1"), new ProposerInput("示例丙", "西城团", "c@example.invalid")], input.Deputies.Skip(1));
        var row = Assert.Single(Csv(heading + "届,1,题,文,2026-02-11,示例甲,示例乙、示例丙,东湖团,,\n"));
        Assert.Contains("一一对应", Assert.Single(row.Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026年2月11日")]
    [InlineData("2026.2.11")]
    [InlineData("20260211")]
    [InlineData("2026/2/11")]
    [InlineData("2026/2/11 0:00")]
    [InlineData("2026-02-11")]
    [InlineData("2026 年 2 月 11 日")]
    [InlineData("２０２６年２月１１日")]
    [InlineData("２０２６－０２－１１")]
    [InlineData("2026．2．11")]
    public void Dates_are_read_as_people_write_them(string date) =>
        Assert.Equal(new DateOnly(2026, 2, 11), Only(Csv($"{Heading}\n届,1,题,文,{date},示例甲,,\n")).ProposedOn);

    [Fact]
    public void What_is_no_date_is_named() =>
        Assert.Equal("日期“二月”不是日期，应如 2026-02-11。", Assert.Single(Assert.Single(Csv($"{Heading}\n届,1,题,文,二月,示例甲,,\n")).Faults).Message);

    [Fact]
    public void A_title_row_blank_rows_and_counting_columns_are_passed_over()
    {
        var rows = Csv($"2026年建议一览表,,,,,,,,\n序号,{Heading}\n1,届,1,题,文,2026-02-11,示例甲,,\n,,,,,,,,\n2,届,2,题,文,2026-02-11,示例甲,,\n,,,,,,,,\n");
        Assert.Equal([(3, "1"), (5, "2")], rows.Select(r => (r.Row, r.Input.Number)));
    }

    [Fact]
    public void Headings_are_known_by_their_usual_names()
    {
        var input = Only(Csv("会议届次,建议编号,建议标题,建议内容,提出日期,领衔人,所在代表团,联系电话,主办单位,会办单位,备注\n届,0390,题,文,2026-02-11,示例甲,东湖团,010-1,示例局,,\n"));
        Assert.Equal(("0390", "东湖团", "010-1"), (input.Number, input.Deputies[0].Delegation, input.Deputies[0].Phone));
        Assert.Equal(new ProposedBureaus("示例局", "甲委、乙委"), Assert.Single(Csv($"{Heading},主办单位,会办单位\n届,1,题,文,2026-02-11,示例甲,,,示例局,\"甲委\n乙委\"\n")).Proposed);
        Assert.Contains("不认识的列“意见”", Assert.Throws<InvalidInputException>(() => Csv($"{Heading},意见\n")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_in_a_title_is_a_blank() =>
        Assert.Equal("关于示例 事项的建议", Only(Csv($"{Heading}\n届,1,\"关于示例\n事项的建议\",文,2026-02-11,示例甲,,\n")).Title);

    [Fact]
    public void GB18030_and_UTF_16_with_tabs_are_read()
    {
        var text = $"{Heading}\n届,1,关于示例的建议,文,2026-02-11,示例甲,东湖团,\n";
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);
        Assert.Equal("关于示例的建议", Only(SuggestionFile.Read("a.csv", gb)).Title);
        byte[] wide = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text.Replace(',', '\t'))];
        Assert.Equal("关于示例的建议", Only(SuggestionFile.Read("a.txt", wide)).Title);
        Assert.Contains("不是文本", Assert.Throws<InvalidInputException>(() => SuggestionFile.Read("a.csv", [0xFF, 0x81, 0xFF, 0xFF])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026年建议一览表\n", '\t')]
    [InlineData("2026年建议一览表（市、区）\n\n", '\t')]
    [InlineData("", ';')]
    [InlineData("2026年建议一览表\n", ';')]
    public void What_parts_the_cells_is_seen_below_a_title_too(string title, char delimiter)
    {
        var text = title + $"{Heading}\n届,1,关于示例的建议,文,2026-02-11,示例甲,东湖团,\n".Replace(',', delimiter);
        Assert.Equal("关于示例的建议", Only(SuggestionFile.Read("a.txt", Encoding.UTF8.GetBytes(text))).Title);
    }

    [Fact]
    public async Task A_workbook_is_read_with_its_dates_and_numbers()
    {
        var bytes = await WorkbookAsync(
            [Text("届次"), Text("编号"), Text("标题"), Text("正文"), Text("日期"), Text("领衔代表"), Text("电话")],
            [Text("届"), new DataCell(391), Text("题"), Text("第一段\n第二段"), new DataCell(new DateTime(2026, 2, 11, 0, 0, 0, DateTimeKind.Unspecified)), Text("示例甲"), new DataCell(13900000000d)],
            [Text("届"), Text("0392"), Text("题"), Text("文"), new DataCell(46064), Text("示例甲"), Text("")]);
        var rows = SuggestionFile.Read("list.xlsx", bytes);
        Assert.Equal(["391", "0392"], rows.Select(r => r.Input.Number));
        Assert.All(rows, r => Assert.Equal(new DateOnly(2026, 2, 11), r.Input.ProposedOn));
        Assert.Equal(("第一段\n第二段", "13900000000"), (rows[0].Input.Text.ReplaceLineEndings("\n"), rows[0].Input.Deputies[0].Phone));
        Assert.Contains("不是能读的 Excel 文件", Assert.Throws<InvalidInputException>(() => SuggestionFile.Read("list.xlsx", bytes[..200])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"title\": 5")]
    [InlineData("\"title\": \"题\", \"coSigners\": [\"示例乙\", 3]")]
    [InlineData("\"title\": \"题\", \"coSigners\": {\"name\": \"示例乙\"}")]
    [InlineData("\"title\": \"题\", \"email\": 1")]
    public void A_JSON_value_that_is_no_text_is_refused(string fields)
    {
        var json = $$"""[{"session": "届", "number": 390, "text": "文", "date": 20260211, "leadDeputy": "示例甲", {{fields}}}]""";
        Assert.Contains("应是文字", Assert.Throws<InvalidInputException>(() => SuggestionFile.Read("a.json", Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<SuggestionRow> Csv(string text) => SuggestionFile.Read("a.csv", Encoding.UTF8.GetBytes(text));

    private static SuggestionInput Only(IReadOnlyList<SuggestionRow> rows)
    {
        var row = Assert.Single(rows);
        Assert.Empty(row.Faults);
        return row.Input;
    }

    private static DataCell Text(string text) => new(text);

    private static async Task<byte[]> WorkbookAsync(params DataCell[][] rows)
    {
        using var stream = new MemoryStream();
        await using (var sheet = await Spreadsheet.CreateNewAsync(stream))
        {
            await sheet.StartWorksheetAsync("建议");
            foreach (var row in rows)
                await sheet.AddRowAsync(row);
            await sheet.FinishAsync();
        }
        return stream.ToArray();
    }
}
