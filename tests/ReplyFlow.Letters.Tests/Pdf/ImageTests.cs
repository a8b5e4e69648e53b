using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Pdf.Images;
using ReplyFlow.Letters.Tests.Fonts;

namespace ReplyFlow.Letters.Tests.Pdf;

public class ImageTests
{
    private static PageDocument Sealed() => new SampleDocument()
        .Paragraph("样板市工业和信息化局")
        .Image(new PlacedImage(60, 150, 40, 40, TestPng.HalfSeal(), "测试印章")).Build();

    [Theory]
    [InlineData(PdfConformance.PdfA1A, false)]
    [InlineData(PdfConformance.PdfA2A, true)]
    public void Seal_is_drawn_where_placed_and_transparent_where_it_should_be(PdfConformance conformance, bool softMask)
    {
        var bytes = PdfPainter.Paint(Sealed(), TestFonts.Book, new PdfOptions { Conformance = conformance });
        using var pdf = PdfChecks.Save(bytes);
        PdfChecks.AssertSound(pdf.Path);
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        Assert.Equal(softMask, text.Contains("/SMask"));
        Assert.Equal(!softMask, text.Contains("/Mask"));
        Assert.Contains("/S /Figure", text);
        var page = Rendered.Page(pdf.Path);
        Assert.True(page.IsDark(61, 151) && page.IsDark(79, 189));
        Assert.Equal(255, page.At(81, 151));
        Assert.Equal(255, page.At(59, 151));
        Assert.Equal(255, page.At(70, 149));
        Assert.Equal(255, page.At(70, 191));
    }

    [Fact]
    public void Sealed_letter_is_valid_for_archiving()
    {
        using var pdf = PdfChecks.Save(PdfPainter.Paint(Sealed(), TestFonts.Book));
        Preflight.AssertValid(pdf.Path);
    }

    [Fact]
    public void Test_seal_is_visible_under_the_text()
    {
        var document = new SampleDocument().Paragraph("一").Image(new PlacedImage(60, 150, 42, 42, TestSeal.Png, "样章")).Build();
        using var pdf = PdfChecks.Save(PdfPainter.Paint(document, TestFonts.Book));
        Assert.InRange(Rendered.Page(pdf.Path).Ink(60, 150, 42, 42), 0.05, 0.2);
        Preflight.AssertValid(pdf.Path);
    }

    [Fact]
    public void Same_image_twice_is_embedded_once()
    {
        var image = new PlacedImage(60, 150, 40, 40, TestPng.HalfSeal(), "测试印章");
        var document = new SampleDocument().Paragraph("一").Image(image).Image(image with { X = 110 }).Build();
        var text = System.Text.Encoding.Latin1.GetString(PdfPainter.Paint(document, TestFonts.Book));
        Assert.Equal(2, text.Split("/Subtype /Image").Length - 1); // the image and its mask
    }

    [Fact]
    public void Test_seal_has_rings_and_words_and_is_clear_between()
    {
        var image = PngReader.Read(TestSeal.Png);
        int Alpha(int x, int y) => image.Alpha![y * image.Width + x];
        const int Side = 496;
        Assert.Equal((Side, Side), (image.Width, image.Height));
        Assert.Equal(255, Alpha(Side / 2, 8));
        Assert.Equal(0, Alpha(Side / 2, Side / 4));
        Assert.Equal(0, Alpha(2, 2));
        Assert.InRange(image.Alpha!.Count(a => a > 128) / (double)image.Alpha!.Length, 0.05, 0.2);
    }
}
