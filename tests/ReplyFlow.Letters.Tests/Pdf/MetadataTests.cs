using System.Xml.Linq;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Pdf;

public class MetadataTests
{
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/", Dc = "http://purl.org/dc/elements/1.1/", Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    [Fact]
    public void Information_and_xmp_name_title_author_and_language()
    {
        using var pdf = PdfChecks.Save(PdfPainter.Paint(PainterTests.Everything().Build(), TestFonts.Book));
        var (_, info) = Tool.Run("pdfinfo", "-isodates", pdf.Path);
        Assert.Matches("Title: +关于样张第0001号建议的复函", info);
        Assert.Matches("Author: +样板市工业和信息化局", info);
        Assert.Matches(@"CreationDate: +2026-03-05T09:30:00\+08", info);
        Assert.Matches("Tagged: +yes", info);
        var xmp = Xmp(pdf.Path);
        Assert.Equal("zh-CN", xmp.Descendants(Dc + "language").Single().Descendants(Rdf + "li").Single().Value);
        Assert.Equal("样板市工业和信息化局", xmp.Descendants(Dc + "creator").Single().Value.Trim());
        Assert.Contains("/Lang (zh-CN)", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(pdf.Path)));
    }

    [Theory]
    [InlineData(PdfConformance.PdfA1A, "1", "A", "%PDF-1.4")]
    [InlineData(PdfConformance.PdfA1B, "1", "B", "%PDF-1.4")]
    [InlineData(PdfConformance.PdfA2A, "2", "A", "%PDF-1.7")]
    [InlineData(PdfConformance.PdfA2U, "2", "U", "%PDF-1.7")]
    public void Claim_is_the_one_asked_for(PdfConformance conformance, string part, string level, string head)
    {
        var bytes = PdfPainter.Paint(PainterTests.Everything().Build(), TestFonts.Book, new PdfOptions { Conformance = conformance });
        using var pdf = PdfChecks.Save(bytes);
        PdfChecks.AssertSound(pdf.Path);
        var xmp = Xmp(pdf.Path);
        Assert.Equal((part, level), (xmp.Descendants(PdfA + "part").Single().Value, xmp.Descendants(PdfA + "conformance").Single().Value));
        Assert.Equal(head, System.Text.Encoding.ASCII.GetString(bytes, 0, 8));
    }

    [Fact]
    public void Markup_and_control_characters_in_metadata_do_no_harm()
    {
        var document = new SampleDocument { Title = "甲 <乙> & \"丙\" \u0001\u0000 ]]> (丁\\)" }.Paragraph("一").Build();
        using var pdf = PdfChecks.Save(PdfPainter.Paint(document, TestFonts.Book));
        Preflight.AssertValid(pdf.Path);
        Assert.Contains("甲 <乙> & \"丙\"", Xmp(pdf.Path).Descendants(Dc + "title").Single().Value);
        Assert.Contains("]]> (丁\\)", Tool.Run("pdfinfo", pdf.Path).Output);
    }

    [Fact]
    public void Empty_author_and_subject_are_valid()
    {
        var document = new SampleDocument().Paragraph("一").Build();
        using var pdf = PdfChecks.Save(PdfPainter.Paint(document with { Info = document.Info with { Author = "", Subject = "" } }, TestFonts.Book));
        Preflight.AssertValid(pdf.Path);
    }

    private static XDocument Xmp(string path)
    {
        var (_, meta) = Tool.Run("pdfinfo", "-meta", path);
        return XDocument.Parse(meta[meta.IndexOf("<x:xmpmeta", StringComparison.Ordinal)..meta.IndexOf("<?xpacket end", StringComparison.Ordinal)]);
    }
}
