using System.Text;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Pdf;

/// <summary>What a file says about itself, found in bytes that may be anything.</summary>
public sealed class MetadataScannerTests
{
    private static readonly byte[] Pdf = PdfPainter.Paint(PainterTests.Everything().Build(), TestFonts.Book);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    [InlineData(1 << 20)]
    public void A_letter_says_who_issued_what_and_when_however_it_is_cut_into_pieces(int piece)
    {
        var found = Assert.Single(Scan(Pdf, piece));
        Assert.Equal(("样板市工业和信息化局", new DateOnly(2026, 3, 5)), (found.Author, found.CreatedOn));
        Assert.StartsWith("关于样张第0001号建议的复函", found.Title);
    }

    [Fact]
    public void What_is_not_closed_in_time_is_not_kept_and_hides_nothing_that_follows_later()
    {
        var open = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<x:xmpmeta ", 3 * MetadataScanner.MaxPacket / 11)));
        Assert.Single(Scan([.. open, .. new byte[MetadataScanner.MaxPacket], .. Pdf], 5000));
    }

    [Theory]
    [InlineData("<x:xmpmeta>no end")]
    [InlineData("<x:xmpmeta></x:xmpmeta>")]
    [InlineData("<x:xmpmeta xmlns:x='a'><b></x:xmpmeta>")]
    [InlineData("<x:xmpmeta xmlns:x='a'>&e;</x:xmpmeta>")]
    public void What_is_no_metadata_says_nothing(string text) => Assert.Empty(Scan(Encoding.UTF8.GetBytes(text), 8));

    [Fact]
    public void Only_so_many_are_read()
    {
        var once = Pdf.AsSpan()[Pdf.AsSpan().IndexOf("<x:xmpmeta"u8)..];
        once = once[..(once.IndexOf("</x:xmpmeta>"u8) + 12)];
        var many = Enumerable.Repeat(once.ToArray(), 9).SelectMany(b => b).ToArray();
        Assert.Equal(MetadataScanner.MaxPackets, Scan(many, 333).Count);
    }

    private static IReadOnlyList<PdfMetadata> Scan(byte[] bytes, int piece)
    {
        var scanner = new MetadataScanner();
        foreach (var part in bytes.Chunk(piece))
            scanner.Add(part);
        return scanner.Found;
    }
}
