using System.IO.Compression;
using ReplyFlow.Letters.Word;
using static ReplyFlow.Letters.Tests.Word.DocxSample;

namespace ReplyFlow.Letters.Tests.Word;

public sealed class DocxImportTests
{
    private const string Lists = """
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        """;

    private static ImportedDraft Import(string body, string? numbering = null, string? styles = null) => DocxImport.Read(Of(body, numbering, styles), "稿.docx");

    [Fact]
    public void Paragraphs_come_as_lines_without_empty_ones()
    {
        var draft = Import(P("第一段。") + "<w:p/>" + P("  ") + "<w:p><w:r><w:t>第二</w:t></w:r><w:r><w:tab/><w:t>段</w:t></w:r><w:r><w:br/><w:t>换行后</w:t></w:r></w:p>");
        Assert.Equal("第一段。\n第二\t段\n换行后", draft.Text);
        Assert.Empty(draft.Dropped);
    }

    [Fact]
    public void Automatic_numbers_are_written_out()
    {
        var body = string.Concat(Listed("工作情况", 1), Listed("平台建设。", 1, 1), Listed("人才引进。", 1, 1), Listed("细项", 1, 2), Listed("下一步", 1), Listed("又一项", 1, 1), Listed("要点", 2), Listed("圈", 3), Listed("圈", 3));
        var draft = Import(body, Lists);
        Assert.Equal("一、工作情况\n（一）平台建设。\n（二）人才引进。\n1.细项\n二、下一步\n（一）又一项\n要点\n⑤圈\n⑥圈", draft.Text);
        Assert.Equal(["第 7 段处：项目符号"], draft.Dropped);
    }

    [Fact]
    public void Numbers_that_come_from_a_style_are_written_out()
    {
        const string Styles = """
            <w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="H1b"><w:basedOn w:val="H1"/></w:style>
            """;
        var body = P("甲", "<w:pStyle w:val=\"H1\"/>") + P("乙", "<w:pStyle w:val=\"H1b\"/>") + P("丙", "<w:pStyle w:val=\"Other\"/>");
        Assert.Equal("一、甲\n二、乙\n丙", Import(body, Lists, Styles).Text);
    }

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(105, "一百零五")]
    [InlineData(110, "一百一十")]
    public void Chinese_counting(int number, string expected) => Assert.Equal(expected, WordNumbersOf(number));

    private static string WordNumbersOf(int number)
    {
        var lists = Lists.Replace("<w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/>", $"<w:start w:val=\"{number}\"/><w:numFmt w:val=\"chineseCountingThousand\"/>");
        return Import(Listed("甲", 1), lists).Text.Split('、')[0];
    }

    [Fact]
    public void What_is_dropped_is_listed_with_its_place()
    {
        var draft = Import(
            P("开头。")
            + "<w:tbl><w:tr><w:tc>" + P("项目") + "</w:tc><w:tc>" + P("金额") + "</w:tc></w:tr><w:tr><w:tc>" + P("甲") + "</w:tc><w:tc>" + P("1") + "</w:tc></w:tr></w:tbl>"
            + "<w:p><w:r><w:t>见图</w:t></w:r><w:r><w:drawing><x/></w:drawing></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
            + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的话</w:t></w:r><w:r><w:t>看得见的话</w:t></w:r></w:p>"
            + "<w:p><w:ins><w:r><w:t>增加的</w:t></w:r></w:ins><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del><w:r><w:t>话</w:t></w:r></w:p>");
        Assert.Equal("开头。\n项目\t金额\n甲\t1\n见图\n看得见的话\n增加的话", draft.Text);
        Assert.Equal(
            [
                "第 4 段处：图片或图形", "第 4 段处：脚注或尾注", "第 4 段处：隐藏文字", "第 6 段处：修订中删除的文字",
            ],
            draft.Dropped);
        Assert.Equal(["第 1 段处：表格（2 行 4 格，开头是“项目金额甲1”）按行导入，列之间用制表符隔开，请核对"], draft.Tables);
    }

    [Fact]
    public void Ruby_stays_out_of_the_text_and_is_listed()
    {
        var draft = Import("<w:p><w:r><w:t>代表</w:t></w:r><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhé</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>喆</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>您好</w:t></w:r></w:p>");
        Assert.Equal("代表喆您好", draft.Text);
        Assert.Equal(["第 1 段处：注音“zhé”"], draft.Dropped);
    }

    [Fact]
    public void Cells_of_a_table_are_parted_by_tabs_whatever_they_hold()
    {
        var draft = Import(
            P("前。")
            + "<w:tbl><w:tr><w:tc>" + P("年份") + "</w:tc><w:tc>" + P("处") + P("数") + "</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc>" + P("12") + "</w:tc></w:tr>"
            + "<w:tr><w:tc><w:p><w:r><w:t>合</w:t><w:tab/><w:t>计</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc>" + P("内1") + "</w:tc><w:tc>" + P("内2") + "</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
            + P("后。"));
        Assert.Equal("前。\n年份\t处 数\n\t12\n合 计\t内1 内2\n后。", draft.Text);
    }

    [Fact]
    public void Fields_keep_their_result_and_lose_their_instruction()
    {
        var draft = Import("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>共3页</w:t></w:r><w:hyperlink><w:r><w:t>，见网站</w:t></w:r></w:hyperlink></w:p>");
        Assert.Equal("共3页，见网站", draft.Text);
    }

    [Fact]
    public void Broken_and_foreign_files_end_in_clear_errors()
    {
        Refused("不是 .docx", "hello"u8.ToArray());
        Refused("旧版 .doc", [0xD0, 0xCF, 0x11, 0xE0, 0, 0]);
        Refused("损坏", [(byte)'P', (byte)'K', 3, 4, 0, 0, 0]);
        var whole = Of(P("正文"));
        Refused("损坏", whole[..(whole.Length / 2)]);
        Refused("不是 Word 文档", Zip(("word/other.xml", "<a/>"u8.ToArray())));
        Refused("XML", Zip(("word/document.xml", Utf8("<w:document xmlns:w=\"x\"><w:body>"))));
        Refused("XML", Zip(("word/document.xml", Utf8("<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>"))));
        Refused("字节", new byte[21 * 1024 * 1024]);
    }

    [Fact]
    public void Truncation_anywhere_never_ends_otherwise()
    {
        var whole = Of(P("正文第一段。") + Listed("甲", 1), Lists);
        for (var length = 0; length < whole.Length; length += 7)
        {
            try
            {
                DocxImport.Read(whole[..length], "断.docx");
            }
            catch (DocxException)
            {
            }
        }
    }

    [Fact]
    public void Bombs_are_refused_while_unpacking()
    {
        // 200 MB of spaces pack into some 200 kB.
        var bomb = Zip(("word/document.xml", new byte[200 * 1024 * 1024]));
        Assert.True(bomb.Length < 2 * 1024 * 1024);
        Refused("解压后超过上限", bomb);
        Refused("个部件", Zip([.. Enumerable.Range(0, 3500).Select(i => ($"word/{i}.xml", "<a/>"u8.ToArray()))]));
        var deep = string.Concat(Enumerable.Repeat("<w:sdt>", 2000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 2000));
        Refused("嵌套", Of(deep));
        Refused("字符", Of(string.Concat(Enumerable.Repeat(P(new string('字', 1000)), 300))));
    }

    [Fact]
    public void Very_many_drops_are_summed_up()
    {
        var draft = Import(string.Concat(Enumerable.Range(0, 500).Select(_ => P("文") + "<w:tbl/>")));
        Assert.InRange(draft.Dropped.Count, 2, 61);
        Assert.StartsWith("另有", draft.Dropped[^1]);
    }

    private static void Refused(string message, byte[] bytes)
    {
        var error = Assert.Throws<DocxException>(() => DocxImport.Read(bytes, "稿.docx"));
        Assert.StartsWith("稿.docx", error.Message);
        Assert.Contains(message, error.Message);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }
}
