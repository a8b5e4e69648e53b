using System.IO.Compression;
using System.Text;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;

namespace ReplyFlow.Application.Tests.Suggestions.Importing;

/// <summary>Small workbooks that would fill the memory when they are read.</summary>
public sealed class WorkbookBombTests
{
    private const string Spreadsheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly string[] Heading = ["届次", "编号", "标题", "正文", "日期", "领衔代表"];

    [Fact]
    public void A_list_of_that_make_is_read() => Assert.Single(SuggestionFile.Read("list.xlsx", Workbook("<si><t>题</t></si>", [0])));

    [Theory]
    [InlineData("one long text", "<si><t>", "a", 1_000_000, "</t></si>")]
    [InlineData("one long text with marks", "<si><t><![CDATA[", "a<", 500_000, "]]></t></si>")]
    [InlineData("one long attribute", "<si a=\"", "a", 1_000_000, "\"><t>a</t></si>")]
    [InlineData("many short texts", "", "<si/>", 3_000_000, "")]
    public void Shared_texts_that_no_program_writes_are_refused(string what, string start, string repeated, int times, string end)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => SuggestionFile.Read("list.xlsx", Workbook(start + Repeat(repeated, times) + end, [0])));
        Assert.True(refusal.Message.Contains("list.xlsx", StringComparison.Ordinal) && refusal.Message.Contains("另存为 .xlsx", StringComparison.Ordinal), what + refusal.Message);
    }

    [Fact]
    public void A_text_that_many_cells_share_counts_for_each_of_them()
    {
        var refusal = Assert.Throws<InvalidInputException>(() =>
            SuggestionFile.Read("list.xlsx", Workbook($"<si><t>_x0041_{Repeat("a", 30_000)}</t></si>", [.. Enumerable.Repeat(0, 5_000)])));
        Assert.Contains("list.xlsx的文字", refusal.Message, StringComparison.Ordinal);
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    /// <summary>A list whose rows have these shared texts as their title.</summary>
    private static byte[] Workbook(string shared, int[] titles)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add("_rels/.rels", Links(("officeDocument", "xl/workbook.xml")));
            Add("xl/workbook.xml", $"<workbook {Spreadsheet} xmlns:r=\"{Relationships}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", Links(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")));
            Add("xl/worksheets/sheet1.xml", Sheet(titles));
            Add("xl/sharedStrings.xml", $"<sst {Spreadsheet}>{shared}</sst>");

            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(xml);
            }
        }
        return stream.ToArray();
    }

    private static string Links(params (string Type, string Target)[] links) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(links.Index().Select(l => $"<Relationship Id=\"r{l.Index}\" Type=\"{Relationships}/{l.Item.Type}\" Target=\"{l.Item.Target}\"/>"))
        + "</Relationships>";

    private static string Sheet(int[] titles) => $"<worksheet {Spreadsheet}><sheetData>"
        + Row(1, Heading.Select((h, i) => Inline(i, 1, h)))
        + string.Concat(titles.Index().Select(t => Row(t.Index + 2,
            [Inline(0, t.Index + 2, "届"), Inline(1, t.Index + 2, $"{t.Index}"), $"<c r=\"C{t.Index + 2}\" t=\"s\"><v>{t.Item}</v></c>", Inline(3, t.Index + 2, "文")])))
        + "</sheetData></worksheet>";

    private static string Row(int no, IEnumerable<string> cells) => $"<row r=\"{no}\">{string.Concat(cells)}</row>";

    private static string Inline(int column, int row, string text) => $"<c r=\"{(char)('A' + column)}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
}
