using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Tests.Layout;
using ReplyFlow.Letters.Tests.Support;
using ReplyFlow.Letters.Word;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Word;

public sealed class DocxExportTests
{
    private static readonly Letter Full = SampleLetters.Short with
    {
        CopyNumber = "000123",
        Urgency = "特急",
        Disclosure = "主动公开",
        Signatories = ["周 平", "欧阳明远", "钱江"],
        Attachments = ["直饮水点位清单", "水质检测计划"],
    };

    private static byte[] Export(Letter letter, LetterTemplate template) => DocxExport.Write(letter, template, new GridGlyphs());

    [Fact]
    public void Is_valid_by_the_schema_in_every_profile()
    {
        foreach (var template in Profiles.All)
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(Export(Full, template)), false);
            var errors = new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").ToList();
            Assert.Empty(errors);
        }
    }

    [Fact]
    public void Has_the_official_page_faces_and_sizes()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Export(Full, Profiles.City)), false);
        var body = document.MainDocumentPart!.Document.Body!;
        var section = body.GetFirstChild<SectionProperties>()!;
        Assert.Equal((11906u, 16838u), (section.GetFirstChild<PageSize>()!.Width!.Value, section.GetFirstChild<PageSize>()!.Height!.Value));
        Assert.Equal((2098, 1587u), (section.GetFirstChild<PageMargin>()!.Top!.Value, section.GetFirstChild<PageMargin>()!.Left!.Value));
        Assert.Equal(("方正小标宋简体", "44"), FaceOf(body, "关于市第九届"));
        Assert.Equal(("仿宋_GB2312", "32"), FaceOf(body, "您提出的"));
        Assert.Equal(("黑体", "32"), FaceOf(body, "一、已经完成"));
        Assert.Equal(("楷体_GB2312", "32"), FaceOf(body, "（一）摸清底数。"));
        Assert.Equal(("楷体_GB2312", "32"), FaceOf(body, "周"));
        Assert.Equal(("仿宋_GB2312", "28"), FaceOf(body, "抄送："));
    }

    [Fact]
    public void Comes_back_as_the_same_body_when_imported()
    {
        var draft = DocxImport.Read(Export(Full, Profiles.City), "回.docx");
        foreach (var paragraph in Full.Body.Split('\n'))
            Assert.Contains(paragraph, draft.Text.Split('\n'));
        Assert.Equal(["第 " + draft.Text.Split('\n').Length + " 段处：页眉页脚"], draft.Dropped);
    }

    [Fact]
    public void Attachments_follow_with_their_tables_and_the_imprint_at_the_end()
    {
        var letter = Full with { Attachments = [new LetterAttachment("水质检测计划") { Body = "一、频次\n每季度检测一次。" }, AttachmentPagesTests.Table(40)] };
        var bytes = Export(letter, Profiles.City);
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var body = document.MainDocumentPart!.Document.Body!;
        var table = body.Elements<Table>().Single();
        Assert.Equal(AttachmentPagesTests.Heading, table.Elements<TableRow>().First().Elements<TableCell>().Select(c => c.InnerText));
        Assert.Equal(Enumerable.Repeat(5, 41), table.Elements<TableRow>().Select(r => r.Elements<TableCell>().Count()));
        Assert.Equal(letter.Attachments[1].Table!.SelectMany(r => r), table.Descendants<TableCell>().Select(c => c.InnerText.Trim('　')));
        Assert.Single(table.Descendants<TableHeader>());
        Assert.Equal(2, body.Descendants<PageBreakBefore>().Count());
        var order = new[] { "附件1", "水质检测计划", "每季度检测一次。", "附件2", "直饮水点位清单" }
            .Select(t => body.Elements<Paragraph>().ToList().FindLastIndex(p => p.InnerText == t)).ToList();
        Assert.Equal(order.Order(), order);
        Assert.True(body.InnerText.LastIndexOf("抄送：", StringComparison.Ordinal) > body.InnerText.LastIndexOf("示例广场40号点", StringComparison.Ordinal));
        using var pdf = LibreOffice.Convert(bytes);
        Assert.Contains("附件2", PdfChecks.Dense(PdfChecks.Text(pdf.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_joint_letter_has_its_names_beside_each_other_and_prints_on_as_many_pages()
    {
        var letter = Full with { CoIssuers = [.. new[] { "临江市民政局", "临江市财政局", "临江市水务局" }.Select(o => new CoIssuer(o, o))] };
        var bytes = DocxExport.Write(letter, Profiles.City, TestFonts.Book);
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        using var pdf = LibreOffice.Convert(bytes);
        var theirs = PdfChecks.Text(pdf.Path).TrimEnd('\f').Split('\f');
        Assert.Equal(LetterLayout.Compose(letter, Profiles.City, TestFonts.Book).Pages.Count, theirs.Length);
        Assert.All(letter.CoIssuers, c => Assert.Contains(c.Issuer, PdfChecks.Dense(theirs[0]), StringComparison.Ordinal));
        Assert.Contains("临江市城市管理局临江市民政局临江市财政局", PdfChecks.Dense(theirs[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Same_letter_gives_the_same_bytes() => Assert.Equal(Export(Full, Profiles.CityLetter), Export(Full, Profiles.CityLetter));

    /// <summary>Wherever the lines end, Word has the letter's own spaces: none lost, none added.</summary>
    [Fact]
    public void Says_the_same_as_the_page_space_for_space()
    {
        const string Text = "参加Silver Lake International Forum on Water and Sanitation for Small Towns，执行GB/T 15835和ISO 9001 2015，见e-mail 12 34，张 三　李四。";
        for (var before = 0; before < 28; before++)
        {
            var letter = Full with { Body = new string('字', before) + Text, Attachments = [Text, "甲"], CopyTo = [Text] };
            var lines = DocxImport.Read(Export(letter, Profiles.City), "回.docx").Text.Split('\n');
            Assert.Contains(letter.Body, lines);
            Assert.Contains(lines, l => l.EndsWith("1." + Text.TrimEnd('。'), StringComparison.Ordinal) || l.EndsWith(Text.TrimEnd('。'), StringComparison.Ordinal));
            Assert.Contains(lines, l => l.EndsWith(Text + "。", StringComparison.Ordinal) || l.EndsWith(Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void LibreOffice_prints_the_same_text_on_as_many_pages()
    {
        var path = RepositoryPaths.Seed("letter-0390.json");
        Assert.SkipWhen(path is null, RepositoryPaths.NoSeeds);
        var letter = LetterFile.Read(path!);
        var ours = LetterLayout.Compose(letter, Profiles.Xian, TestFonts.Book);
        using var pdf = LibreOffice.Convert(DocxExport.Write(letter, Profiles.Xian, TestFonts.Book));
        var theirs = PdfChecks.Text(pdf.Path).TrimEnd('\f').Split('\f');
        Assert.Equal(ours.Pages.Count, theirs.Length);
        var text = PdfChecks.Dense(string.Concat(theirs));
        var expected = PdfChecks.Dense(string.Concat(ours.Pages.SelectMany(p => p.Lines).SelectMany(l => l.Runs).Select(r => r.Text)));
        Assert.Equal(string.Concat(expected.Order()), string.Concat(text.Order()));
        var numbers = string.Join('|', Enumerable.Range(1, ours.Pages.Count).Select(i => $"—{i}—"));
        Assert.Contains(PdfChecks.Dense(letter.Body), System.Text.RegularExpressions.Regex.Replace(text, numbers, ""));
    }

    private static (string? Face, string? Size) FaceOf(Body body, string text)
    {
        var run = body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Run>().First(r => r.InnerText.StartsWith(text));
        return (run.RunProperties!.RunFonts!.EastAsia?.Value, run.RunProperties.FontSize!.Val?.Value);
    }
}
