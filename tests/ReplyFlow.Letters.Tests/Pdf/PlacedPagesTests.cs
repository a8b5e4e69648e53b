using System.IO.Compression;
using System.Xml.Linq;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Ofd;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Placed;
using ReplyFlow.Letters.Preview;
using ReplyFlow.Letters.Tests.Layout;
using ReplyFlow.Letters.Tests.Support;
using ReplyFlow.Letters.Tests.Word;
using ReplyFlow.Letters.Word;

namespace ReplyFlow.Letters.Tests.Pdf;

/// <summary>PDFs placed whole as attachments of a letter.</summary>
public sealed class PlacedPagesTests
{
    private static readonly LetterAttachment Plan = new("水质检测计划") { Body = "每季度检测一次。" };

    /// <summary>A paper of its own with embedded fonts: what an office exports as PDF/A.</summary>
    private static LetterAttachment Paper(string title = "示例检测报告") => new(title)
    {
        Pdf = PlacedPdf.Open(PdfPainter.Paint(LetterLayout.Compose(SampleLetters.Short with { Title = title }, Profiles.City, TestFonts.Book), TestFonts.Book), 200),
    };

    private static LetterAttachment Drawn(string page, string content = "0 0 100 100 re f") =>
        new("示意图") { Pdf = PlacedPdf.Open(SmallPdf.Page(content, page: page), 200) };

    private static Letter With(params LetterAttachment[] attachments) => SampleLetters.Short with { Attachments = attachments };

    private static PageDocument Compose(Letter letter) => LetterLayout.Compose(letter, Profiles.City, TestFonts.Book);

    /// <summary>The three kinds together: pages, numbers, outline, tags, text, archive PDF.</summary>
    [Fact]
    public void A_text_a_long_table_and_a_pdf_make_a_valid_tagged_archive_pdf()
    {
        var document = Compose(With(Plan, AttachmentPagesTests.Table(110), Paper()));
        var placed = document.Pages.Where(p => p.Placed is not null).ToList();
        Assert.Equal(Paper().Pdf!.Pages.Count, placed.Count);
        Assert.Equal(Enumerable.Range(1, document.Pages.Count).Select(i => $"— {i} —"), document.Of(LineKind.PageNumber).Select(l => l.Text()));
        Assert.Equal("附件3 示例检测报告", document.Outline[^1].Text);
        using var pdf = PdfChecks.Save(PdfPainter.Paint(document, TestFonts.Book));
        PdfChecks.AssertSound(pdf.Path);
        Preflight.AssertValid(pdf.Path);
        var (exit, structure) = Tool.Run("pdfinfo", "-struct", pdf.Path);
        Assert.True(exit == 0, structure);
        Assert.Equal(placed.Count, structure.Split('\n').Count(l => l.Trim().StartsWith("Figure", StringComparison.Ordinal)));
        var text = PdfChecks.Dense(PdfChecks.Text(pdf.Path));
        Assert.Contains("附件3", text);
        // The letter's own first words, and those of the paper that is placed.
        Assert.Equal(2, text.Split(PdfChecks.Dense(SampleLetters.Short.Body)[..12]).Length - 1);
    }

    [Fact]
    public void The_same_letter_gives_the_same_bytes()
    {
        var letter = With(Paper(), Paper("示例附图"));
        Assert.Equal(PdfPainter.Paint(Compose(letter), TestFonts.Book), PdfPainter.Paint(Compose(With(Paper(), Paper("示例附图"))), TestFonts.Book));
    }

    /// <summary>Within the type area, below the mark's line, as large as there is room and no larger than it is.</summary>
    [Theory]
    [InlineData("/MediaBox [0 0 595.276 841.89]", 151.86, 214.77)]
    [InlineData("/MediaBox [0 0 283.465 283.465]", 100, 100)]
    [InlineData("/MediaBox [0 0 841.89 595.276]", 151.86, 214.77)]
    [InlineData("/MediaBox [0 0 595.276 841.89] /Rotate 270", 151.86, 214.77)]
    [InlineData("/MediaBox [0 0 1683.78 1190.55]", 151.86, 214.77)]
    public void A_page_stands_in_the_type_area_and_a_wide_one_is_turned(string page, double width, double height)
    {
        var placed = Assert.Single(Compose(With(Drawn(page))).Pages, p => p.Placed is not null).Placed!;
        Assert.Equal((width, height), (Math.Round(placed.Width, 2), Math.Round(placed.Height, 2)));
        Assert.InRange(placed.X, 28 - 1e-6, 28 + 156 - placed.Width + 1e-6);
        Assert.Equal(37 + 225.0 / 22, placed.Y, 6);
        Assert.InRange(placed.Y + placed.Height, 0, 37 + 225 + 1e-6);
        Assert.Equal(28 + 78, placed.X + placed.Width / 2, 6);
    }

    /// <summary>A square in the page's lower left corner as it is looked at is painted where that corner lies.</summary>
    [Theory]
    [InlineData("/MediaBox [0 0 400 600]", "0 0 100 100 re f", false, false)]
    [InlineData("/MediaBox [50 70 450 670]", "50 70 100 100 re f", false, false)]
    [InlineData("/MediaBox [0 0 400 600] /Rotate 180", "300 500 100 100 re f", false, false)]
    [InlineData("/MediaBox [0 0 600 400] /Rotate 90", "500 0 100 100 re f", false, false)]
    [InlineData("/MediaBox [0 0 600 400] /Rotate 270", "0 300 100 100 re f", false, false)]
    [InlineData("/MediaBox [0 0 600 400]", "0 300 100 100 re f", false, false)]
    [InlineData("/MediaBox [0 0 400 600]", "0 500 100 100 re f", false, true)]
    [InlineData("/MediaBox [0 0 400 600]", "300 0 100 100 re f", true, false)]
    public void The_page_is_turned_and_moved_to_its_place(string page, string content, bool right, bool top)
    {
        var document = Compose(With(Drawn(page, content)));
        var index = document.Pages.ToList().FindIndex(p => p.Placed is not null);
        var placed = document.Pages[index].Placed!;
        using var pdf = PdfChecks.Save(PdfPainter.Paint(document, TestFonts.Book));
        var picture = Picture(pdf.Path, index + 1);
        foreach (var isRight in new[] { false, true })
            foreach (var isTop in new[] { false, true })
            {
                var (x, y) = (placed.X + placed.Width * (isRight ? 0.9 : 0.1), placed.Y + placed.Height * (isTop ? 0.05 : 0.95));
                Assert.Equal(isRight == right && isTop == top, picture(x, y));
            }
    }

    [Fact]
    public void Nothing_but_what_is_drawn_is_taken_from_the_file()
    {
        var pdf = SmallPdf.File(
            "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AcroForm << /XFA (x) >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /MediaBox [0 0 99 99] /AA << /O 5 0 R >> /Annots [<< /Subtype /Link /A 5 0 R /Rect [0 0 9 9] >>] /Resources << /XObject << /X 6 0 R >> >> /Contents 4 0 R >>",
            SmallPdf.Stream("/X Do"),
            "<< /S /Launch /F (calc.exe) >>",
            SmallPdf.Stream("0 0 9 9 re f", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /PieceInfo << /P 5 0 R >> /Group << /S /Transparency >>"));
        var letter = With(new LetterAttachment("示意图") { Pdf = PlacedPdf.Open(pdf, 200) });
        var text = System.Text.Encoding.Latin1.GetString(PdfPainter.Paint(Compose(letter), TestFonts.Book));
        foreach (var word in new[] { "JavaScript", "Launch", "calc", "XFA", "PieceInfo", "Transparency", "/Link" })
            Assert.DoesNotContain(word, text);
    }

    [Fact]
    public void A_font_whose_characters_nobody_can_tell_lowers_the_claim()
    {
        var glyph = SmallPdf.Stream("500 0 0 0 500 500 d1 0 0 500 500 re f");
        const string font = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [.001 0 0 .001 0 0] /CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [500] /Resources << >> >>";
        var silent = SmallPdf.Page("BT /F 12 Tf 20 20 Td (a) Tj ET", "/Font << /F 5 0 R >>", objects: [font, glyph]);
        Assert.Contains("<pdfaid:conformance>B<", Metadata(With(new LetterAttachment("图例") { Pdf = PlacedPdf.Open(silent, 200) })));
        Assert.Contains("<pdfaid:conformance>A<", Metadata(With(Paper())));

        static string Metadata(Letter letter) => System.Text.Encoding.UTF8.GetString(PdfPainter.Paint(Compose(letter), TestFonts.Book));
    }

    [Fact]
    public void The_word_file_has_a_page_for_each_that_says_where_it_is()
    {
        var letter = With(Plan, Paper());
        using var zip = new ZipArchive(new MemoryStream(DocxExport.Write(letter, Profiles.City, TestFonts.Book)));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        var text = XDocument.Load(part).Root!.Value;
        Assert.Contains("附件2", text);
        Assert.Equal(Paper().Pdf!.Pages.Count, text.Split("PDF 文件，原样附在本函的 PDF 文本中").Length - 1);
    }

    [Fact]
    public void The_screen_shows_its_place()
    {
        var svg = SvgPreview.Render(Compose(With(Drawn("/MediaBox [0 0 400 600]"))));
        Assert.Contains(svg, s => s.Contains("class=\"placed\"") && s.Contains("附件 示意图") && s.Contains(">PDF 第 1 页，原样印在这里</text>"));
    }

    [Fact]
    public void A_title_that_the_pdf_does_not_have_is_told()
    {
        Assert.DoesNotContain(Compose(With(Paper())).Notes, n => n.Contains("附件的 PDF"));
        Assert.Contains("附件的 PDF 首页没有“检测清单”这个标题，请与附件说明核对。", Compose(With(Paper() with { Title = "检测清单" })).Notes);
        Assert.DoesNotContain(Compose(With(Drawn("/MediaBox [0 0 99 99]"))).Notes, n => n.Contains("附件的 PDF"));
    }

    /// <summary>What another program writes without claiming PDF/A: its subsets lack their lists of glyphs.</summary>
    [Fact]
    public void A_pdf_of_another_program_becomes_an_archive_pdf()
    {
        using var other = LibreOffice.Convert(DocxExport.Write(SampleLetters.Short, Profiles.City, TestFonts.Book));
        Assert.DoesNotContain("/CharSet", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(other.Path)));
        var letter = With(new LetterAttachment("示例附件") { Pdf = PlacedPdf.Open(File.ReadAllBytes(other.Path), 200) });
        using var pdf = PdfChecks.Save(PdfPainter.Paint(Compose(letter), TestFonts.Book));
        PdfChecks.AssertSound(pdf.Path);
        Preflight.AssertValid(pdf.Path);
    }

    [Fact]
    public void An_ofd_cannot_hold_it() => Assert.Equal(
        "attachments", Assert.Throws<LetterLayoutException>(() => OfdPainter.Paint(Compose(With(Drawn("/MediaBox [0 0 99 99]"))), TestFonts.Book)).Field);

    [Fact]
    public void Too_many_pages_are_refused_by_the_attachment()
    {
        var kids = string.Concat(Enumerable.Repeat("3 0 R ", 200));
        var pdf = SmallPdf.File("<< /Type /Catalog /Pages 2 0 R >>", $"<< /Type /Pages /Kids [{kids}] /Count 200 >>", "<< /Type /Page /MediaBox [0 0 99 99] >>");
        var refused = Assert.Throws<LetterLayoutException>(() => Compose(With(new LetterAttachment("图册") { Pdf = PlacedPdf.Open(pdf, 200) })));
        Assert.Equal("attachments[0]", refused.Field);
    }

    /// <summary>Whether a place of a page, mm from its top left corner, is dark.</summary>
    private static Func<double, double, bool> Picture(string pdf, int page)
    {
        var (exit, output) = Tool.RunAll("pdftoppm", "-r", "72", "-gray", "-f", $"{page}", "-l", $"{page}", "-singlefile", pdf, pdf + ".page");
        Assert.True(exit == 0, output);
        var bytes = File.ReadAllBytes(pdf + ".page.pgm");
        File.Delete(pdf + ".page.pgm");
        var head = System.Text.Encoding.ASCII.GetString(bytes, 0, 40).Split('\n', ' ');
        var (width, height) = (int.Parse(head[1]), int.Parse(head[2]));
        return (x, y) => bytes[^(width * height)..][(int)(y * 72 / 25.4) * width + (int)(x * 72 / 25.4)] < 128;
    }
}
