using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Pdf;

public class PainterTests
{
    private const string Names = "堃喆珺赟鄠浐𬭳䶮";

    internal static SampleDocument Everything() => new SampleDocument()
        .Paragraph("样板市工业和信息化局文件", FontRole.TitleSong, LineKind.IssuerMark, Ink.Red, 36)
        .Paragraph("样工信函〔2026〕7号", kind: LineKind.DocumentNumber)
        .Paragraph("关于样张第0001号建议的复函", FontRole.TitleSong, LineKind.Title, size: 22)
        .Paragraph("一、总的情况", FontRole.Hei, LineKind.Heading)
        .Paragraph("（一）已经做的", FontRole.Kai, LineKind.Heading)
        .Paragraph("全市“双百”工程完成投资12.5亿元、增长8.3%……详见《办法》（第3号）——附表。" + Names)
        .Paragraph("二、下一步打算", FontRole.Hei, LineKind.Heading)
        .Paragraph(string.Concat(Enumerable.Repeat("继续推进各项工作，按季度通报进展情况。", 60)));

    [Fact]
    public void Bytes_are_sound_for_qpdf_and_mutool()
    {
        using var pdf = PdfChecks.Save(PdfPainter.Paint(Everything().Build(), TestFonts.Book));
        PdfChecks.AssertSound(pdf.Path);
    }

    [Fact]
    public void Same_document_gives_same_bytes() =>
        Assert.Equal(PdfPainter.Paint(Everything().Build(), TestFonts.Book), PdfPainter.Paint(Everything().Build(), TestFonts.Book));

    [Fact]
    public void Text_extracts_as_it_was_including_rare_names()
    {
        var document = Everything().Build();
        using var pdf = PdfChecks.Save(PdfPainter.Paint(document, TestFonts.Book));
        var expected = string.Concat(document.Pages.SelectMany(p => p.Lines).SelectMany(l => l.Runs).Select(r => r.Text));
        Assert.Equal(PdfChecks.Dense(expected), PdfChecks.Dense(PdfChecks.Text(pdf.Path)));
    }

    [Fact]
    public void Preflight_finds_it_valid()
    {
        using var pdf = PdfChecks.Save(PdfPainter.Paint(Everything().Build(), TestFonts.Book));
        Preflight.AssertValid(pdf.Path);
    }

    [Fact]
    public void Private_use_character_is_refused_by_name()
    {
        var error = Assert.Throws<MissingGlyphException>(() => PdfPainter.Paint(new SampleDocument().Paragraph("某\uE123某").Build(), TestFonts.Book));
        Assert.Contains("私用区字符 U+E123", error.Message);
    }
}
