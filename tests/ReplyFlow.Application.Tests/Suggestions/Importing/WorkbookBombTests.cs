using System.Text;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;

namespace ReplyFlow.Application.Tests.Suggestions.Importing;

/// <summary>Small workbooks that would fill the memory when they are read.</summary>
public sealed class WorkbookBombTests
{
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
    private static byte[] Workbook(string shared, int[] titles) => RawWorkbook.Of(
        [
            RawWorkbook.Row(1, Heading.Select((h, i) => RawWorkbook.Inline(i, 1, h))),
            .. titles.Index().Select(t => Suggestion(t.Index + 2, $"<c r=\"C{t.Index + 2}\" t=\"s\"><v>{t.Item}</v></c>")),
        ], shared);

    private static string Suggestion(int row, string title) => RawWorkbook.Row(
        row, [RawWorkbook.Inline(0, row, "届"), RawWorkbook.Inline(1, row, $"{row}"), title, RawWorkbook.Inline(3, row, "文")]);
}
