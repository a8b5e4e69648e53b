using System.IO.Compression;
using System.Text;
using ReplyFlow.Letters.Placed;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Placed;

/// <summary>Which PDFs may be placed behind a letter, and what is said of the others.</summary>
public sealed class PlacedPdfTests
{
    private const string Image = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8";
    private const string XObject = "/XObject << /X 5 0 R >>";

    private static PlacedPdf Open(byte[] pdf) => PlacedPdf.Open(pdf, 200);

    private static string Refusal(byte[] pdf) => Assert.Throws<PlacedPdfException>(() => Open(pdf)).Message;

    [Theory]
    [InlineData("/MediaBox [0 0 595 842]", 595, 842)]
    [InlineData("/MediaBox [595 842 0 0]", 595, 842)]
    [InlineData("/MediaBox [0 0 595 842] /CropBox [10 20 310 420]", 300, 400)]
    [InlineData("/MediaBox [0 0 595 842] /Rotate 90", 842, 595)]
    [InlineData("/MediaBox [0 0 595 842] /Rotate -180", 595, 842)]
    public void A_page_is_as_large_as_it_is_looked_at(string page, double width, double height)
    {
        var only = Assert.Single(Open(SmallPdf.Page(page: page)).Pages);
        Assert.Equal(width * 25.4 / 72, only.Width, 6);
        Assert.Equal(height * 25.4 / 72, only.Height, 6);
    }

    [Fact]
    public void What_a_page_has_from_its_parent_counts()
    {
        var pdf = SmallPdf.File(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 /MediaBox [0 0 200 300] >>",
            "<< /Type /Page /Parent 2 0 R /Contents [4 0 R 4 0 R] >>",
            SmallPdf.Stream("0 0 10 10 re f"),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>");
        Assert.Equal([(200.0, 300.0), (100.0, 100.0)], Open(pdf).Pages.Select(p => (Math.Round(p.Width * 72 / 25.4, 6), Math.Round(p.Height * 72 / 25.4, 6))));
    }

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "印刷色", SmallPdf.Page("0 0 0 1 k 0 0 9 9 re f") },
        { "印刷色", SmallPdf.Page("/DeviceCMYK cs 0 0 9 9 re f") },
        { "印刷色", SmallPdf.Page("BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd EI") },
        { "印刷色", SmallPdf.Page("/X Do", XObject, objects: SmallPdf.Stream("abcd", $"{Image} /ColorSpace /DeviceCMYK")) },
        { "印刷色", SmallPdf.Page("/X Do", XObject, objects: SmallPdf.Stream("a", $"{Image} /ColorSpace [/Indexed /DeviceCMYK 0 <00000000>]")) },
        { "印刷色", SmallPdf.Page("/X Do", XObject, objects: [SmallPdf.Stream("/Y Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Y 6 0 R >> >>"), SmallPdf.Stream("1 0 0 0 K", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")]) },
        { "透明", SmallPdf.Page("/G gs", "/ExtGState << /G << /ca .5 >> >>") },
        { "透明", SmallPdf.Page("/G gs", "/ExtGState << /G << /BM /Multiply >> >>") },
        { "透明", SmallPdf.Page("/X Do", XObject, objects: [SmallPdf.Stream("abc", $"{Image} /ColorSpace /DeviceRGB /SMask 6 0 R"), SmallPdf.Stream("a", $"{Image} /ColorSpace /DeviceGray")]) },
        { "LZW", SmallPdf.Page("/X Do", XObject, objects: SmallPdf.Stream("abc", $"{Image} /ColorSpace /DeviceGray /Filter /LZWDecode")) },
        { "JPX", SmallPdf.Page("/X Do", XObject, objects: SmallPdf.Stream("abc", $"{Image} /Filter [/JPXDecode]")) },
        { "“SimSun”没有嵌入", SmallPdf.Page("BT /F 9 Tf (a) Tj ET", "/Font << /F << /Type /Font /Subtype /TrueType /BaseFont /SimSun >> >>") },
        { "“Helvetica”没有嵌入", SmallPdf.Page("", "/Font << /F 5 0 R >>", objects: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>") },
        { "“STSong-Light”的编码", SmallPdf.Page("", "/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H >> >>") },
        { "图层", SmallPdf.Page("", "/Properties << /L << /Type /OCG /Name (L) >> >>") },
        { "外部", SmallPdf.Page("/X Do", XObject, objects: SmallPdf.Stream("", "/Subtype /Form /BBox [0 0 9 9] /Ref << /F (other.pdf) >>")) },
        { "批注", SmallPdf.Page(page: "/MediaBox [0 0 99 99] /Annots [<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] >>]") },
        { "电子印章", SmallPdf.Page(page: "/MediaBox [0 0 99 99] /Annots [<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] >>]") },
        { "页面大小", SmallPdf.Page(page: "/MediaBox [0 0 0 842]") },
        { "读不出来", Encoding.ASCII.GetBytes("no pdf at all") },
        { "读不出来", SmallPdf.Page()[..60] },
        { "没有页", SmallPdf.File("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>") },
        { "层次过多", SmallPdf.File("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_archive_pdf_forbids_is_refused_by_its_name(string word, byte[] pdf) => Assert.Contains(word, Refusal(pdf));

    [Fact]
    public void A_refusal_names_the_page() => Assert.StartsWith("PDF 第 1 页用了印刷色（CMYK）", Refusal(SmallPdf.Page("0 0 0 1 k")));

    /// <summary>Words that only look like forbidden ones: in a string, a comment, the data of an image, a longer word.</summary>
    [Theory]
    [InlineData("BT (0 0 0 1 k \\) /DeviceCMYK) Tj ET")]
    [InlineData("% 0 0 0 1 k\n0 g")]
    [InlineData("BI /W 1 /H 4 /BPC 8 /CS /G ID a k b EI 0 g")]
    [InlineData("0 g 0 G /DeviceGray cs")]
    [InlineData("<206B20> Tj << /A (k) >> pop")]
    public void What_only_looks_forbidden_is_taken(string content) => Assert.Single(Open(SmallPdf.Page(content)).Pages);

    [Theory]
    [InlineData("Link", 0)]
    [InlineData("Popup", 0)]
    [InlineData("Widget", 2)]
    public void Links_and_what_is_hidden_are_left_behind(string kind, int flags) =>
        Assert.Single(Open(SmallPdf.Page(page: $"/MediaBox [0 0 99 99] /Annots [<< /Subtype /{kind} /F {flags} /Rect [0 0 9 9] >>]")).Pages);

    private const string Form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject <<";

    /// <summary>A reader that walks forms by recursion would end the program.</summary>
    [Fact]
    public void Forms_that_hold_themselves_or_lie_too_deep_are_refused()
    {
        var circle = SmallPdf.Page("/X Do", XObject, objects: [SmallPdf.Stream("/Y Do", $"{Form} /Y 6 0 R >> >>"), SmallPdf.Stream("/X Do", $"{Form} /X 5 0 R >> >>")]);
        Assert.Contains("互相引用", Refusal(circle));
        Assert.Contains("嵌套过深", Refusal(Chain(5000)));
        Assert.Single(Open(Chain(20)).Pages);

        static byte[] Chain(int length) => SmallPdf.Page("/X Do", XObject, objects:
            [.. Enumerable.Range(6, length).Select(next => SmallPdf.Stream("/X Do", $"{Form} /X {next} 0 R /Y {next} 0 R >> >>")), SmallPdf.Stream("", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")]);
    }

    [Fact]
    public void A_content_that_unpacks_without_end_is_refused()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var blank = new byte[1 << 20];
            Array.Fill(blank, (byte)' ');
            for (var i = 0; i < 300; i++) zlib.Write(blank);
        }
        Assert.Contains("解开后超过", Refusal(SmallPdf.File(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /MediaBox [0 0 99 99] /Parent 2 0 R /Contents 4 0 R >>",
            SmallPdf.Stream(Encoding.Latin1.GetString(packed.ToArray()), "/Filter /FlateDecode"))));
    }

    [Fact]
    public void More_pages_or_bytes_than_a_letter_takes_are_refused()
    {
        var pdf = SmallPdf.File("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>", "<< /Type /Page /MediaBox [0 0 99 99] >>");
        Assert.Contains("超过 1 页", Assert.Throws<PlacedPdfException>(() => PlacedPdf.Open(pdf, 1)).Message);
        Assert.Contains("字节", Refusal(new byte[PlacedPdf.MostBytes + 1]));
    }

    [Fact]
    public void A_locked_file_is_refused()
    {
        using var open = PdfChecks.Save(SmallPdf.Page());
        using var locked = PdfChecks.Save([]);
        var (exit, output) = Tool.RunAll("qpdf", "--encrypt", "", "owner", "256", "--", open.Path, locked.Path);
        Assert.True(exit == 0, output);
        Assert.Contains("密码", Refusal(File.ReadAllBytes(locked.Path)));
    }
}
