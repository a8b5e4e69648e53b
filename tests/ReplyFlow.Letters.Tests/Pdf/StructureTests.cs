using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Pdf;

/// <summary>The tags as poppler reads them.</summary>
public class StructureTests
{
    [Fact]
    public void Tags_name_title_headings_and_paragraphs_in_reading_order()
    {
        var lines = Tree(PainterTests.Everything().Build());
        Assert.Equal("Document", lines[0]);
        Assert.Equal(["P", "P", "H1", "H2", "H3", "P", "H2", "P"], lines.Where(l => l.EndsWith(" (block)")).Select(l => l.Split(' ')[0]));
        Assert.Contains("\"关于样张第0001号建议的复函\"", lines);
        Assert.Contains("\"（一）已经做的\"", lines);
    }

    [Fact]
    public void Paragraph_running_over_pages_is_one_element_and_page_numbers_are_in_none()
    {
        var text = string.Concat(Enumerable.Repeat("继续推进各项工作，按季度通报进展情况。", 60));
        var lines = Tree(new SampleDocument().Paragraph(text).Build());
        Assert.Single(lines, l => l.EndsWith(" (block)"));
        Assert.Equal(text, string.Concat(lines.Skip(2)).Replace("\"", ""));
    }

    [Fact]
    public void Heading_that_runs_into_text_is_a_paragraph()
    {
        var run = new TextRun("一、标题。正文", FontRole.FangSong, 16, 28, 50, [0, 6, 12, 18, 24, 30, 36], 42, Ink.Black);
        var page = new Page(210, 297, [new TextLine(LineKind.Heading, 0, [run]), new TextLine(LineKind.Body, 0, [run with { Baseline = 60 }])], [], []);
        var document = new SampleDocument().Paragraph("一").Build() with { Pages = [page] };
        Assert.Equal("P (block)", Tree(document)[1]);
    }

    [Fact]
    public void Seal_is_a_figure_read_after_the_text()
    {
        var image = new PlacedImage(60, 150, 40, 40, TestPng.HalfSeal(), "测试印章");
        var lines = Tree(new SampleDocument().Paragraph("署名").Image(image).Build());
        Assert.Equal(["P", "Figure"], lines.Skip(1).Where(l => l[0] is not ('"' or '/')).Select(l => l.Split(' ')[0].TrimEnd(':')));
    }

    [Fact]
    public void Outline_nests_by_level()
    {
        using var pdf = PdfChecks.Save(PdfPainter.Paint(PainterTests.Everything().Build(), TestFonts.Book));
        var (_, output) = Tool.Run("mutool", "show", pdf.Path, "outline");
        Assert.Equal(
            [(1, "一、总的情况"), (2, "（一）已经做的"), (1, "二、下一步打算")],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (l.TakeWhile(c => c is not '"').Count(c => c == '\t'), l.Split('"')[1])));
    }

    private static List<string> Tree(PageDocument document)
    {
        using var pdf = PdfChecks.Save(PdfPainter.Paint(document, TestFonts.Book));
        var (exit, output) = Tool.Run("pdfinfo", "-struct-text", pdf.Path);
        Assert.True(exit == 0, output);
        return [.. output.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
    }
}
