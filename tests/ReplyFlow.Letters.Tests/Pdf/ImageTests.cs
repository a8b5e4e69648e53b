using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
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
    public void Same_image_twice_is_embedded_once()
    {
        var image = new PlacedImage(60, 150, 40, 40, TestPng.HalfSeal(), "测试印章");
        var document = new SampleDocument().Paragraph("一").Image(image).Image(image with { X = 110 }).Build();
        var text = System.Text.Encoding.Latin1.GetString(PdfPainter.Paint(document, TestFonts.Book));
        Assert.Equal(2, text.Split("/Subtype /Image").Length - 1); // the image and its mask
    }
}
