using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Pdf;

public class DocumentPaintersTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("BuiltIn")]
    public void Built_in_painter_is_the_usual_one(string? name)
    {
        var document = new SampleDocument().Paragraph("一").Build();
        Assert.Equal(PdfPainter.Paint(document, TestFonts.Book), DocumentPainters.Create(name).Paint(document, TestFonts.Book));
    }

    [Fact]
    public void Painter_that_is_not_built_in_says_how_to_get_it() =>
        Assert.Contains("-p:PdfPainter=QuestPdf", Assert.Throws<PainterException>(() => DocumentPainters.Create("questpdf")).Message);

    [Fact]
    public void Unknown_painter_is_refused() =>
        Assert.Contains("“skia”", Assert.Throws<PainterException>(() => DocumentPainters.Create("skia")).Message);
}
