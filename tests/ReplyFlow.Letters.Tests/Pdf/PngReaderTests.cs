using ReplyFlow.Letters.Pdf.Images;

namespace ReplyFlow.Letters.Tests.Pdf;

public class PngReaderTests
{
    [Fact]
    public void Grey_of_one_bit_spreads_over_the_range() => // 1 0 1 1
        Assert.Equal(Grey(255, 0, 255, 255), PngReader.Read(TestPng.File(4, 1, 1, 0, [0, 0b1011_0000])).Rgb);

    [Fact]
    public void Grey_of_sixteen_bits_keeps_the_high_byte() =>
        Assert.Equal(Grey(0x12, 0xAB), PngReader.Read(TestPng.File(2, 1, 16, 0, [0, 0x12, 0x34, 0xAB, 0xCD])).Rgb);

    [Fact]
    public void Palette_gives_colour_and_opacity()
    {
        var image = PngReader.Read(TestPng.File(3, 1, 2, 3, [0, 0b00_01_10_00], [1, 2, 3, 4, 5, 6, 7, 8, 9], [255, 40]));
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6, 7, 8, 9], image.Rgb);
        Assert.Equal<byte>([255, 40, 255], image.Alpha!);
    }

    [Fact]
    public void Grey_with_opacity() =>
        Assert.Equal<byte>([9, 200], PngReader.Read(TestPng.File(2, 1, 8, 4, [0, 50, 9, 60, 200])).Alpha!);

    [Fact]
    public void Named_colour_is_transparent() =>
        Assert.Equal<byte>([255, 0], PngReader.Read(TestPng.File(2, 1, 8, 2, [0, 1, 2, 3, 4, 5, 6], null, [0, 4, 0, 5, 0, 6])).Alpha!);

    [Fact]
    public void Opaque_image_has_no_mask() => Assert.Null(PngReader.Read(TestPng.Rgba(2, 2, (_, _) => [1, 2, 3, 255])).Alpha);

    [Theory]
    [InlineData(1, new byte[] { 10, 10, 10, 20, 20, 20 })] // left
    [InlineData(2, new byte[] { 105, 106, 107, 112, 113, 114 })] // up
    [InlineData(3, new byte[] { 60, 60, 61, 91, 91, 92 })] // mean of both
    [InlineData(4, new byte[] { 105, 106, 107, 115, 116, 117 })] // Paeth
    public void Filters_are_undone(int filter, byte[] expectedSecondRow)
    {
        byte[] row = filter switch
        {
            1 => [10, 10, 10, 10, 10, 10],
            3 => [10, 10, 10, 10, 10, 10],
            _ => [5, 5, 5, 10, 10, 10],
        };
        byte[] first = [100, 101, 102, 102, 103, 104];
        Assert.Equal(expectedSecondRow, PngReader.Read(TestPng.File(2, 2, 8, 2, [0, .. first, (byte)filter, .. row])).Rgb[6..]);
    }

    [Fact]
    public void Interlaced_is_refused_with_advice() =>
        Assert.Contains("非隔行", Refusal(TestPng.File(1, 1, 8, 0, [0, 1], interlace: 1)));

    [Fact]
    public void Too_large_is_refused_before_anything_is_unpacked() =>
        Assert.Contains("4096", Refusal(TestPng.File(5000, 5000, 8, 6, [0])));

    [Fact]
    public void Too_little_data_is_refused() => Assert.Contains("不完整", Refusal(TestPng.File(100, 100, 8, 6, new byte[500])));

    [Fact]
    public void Not_an_image_is_refused() => Assert.Contains("不是 PNG", Refusal([1, 2, 3]));

    [Fact]
    public void Palette_index_out_of_range_is_refused() => Assert.Contains("调色板", Refusal(TestPng.File(1, 1, 8, 3, [0, 7], [1, 2, 3])));

    [Fact]
    public void Damaged_files_end_in_a_clear_error()
    {
        var good = TestPng.HalfSeal();
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var bad = good[..(i % 2 == 0 ? good.Length : random.Next(good.Length))];
            if (i % 2 == 0) bad[random.Next(bad.Length)] ^= (byte)random.Next(1, 256);
            Assert.NotEmpty(Refusal(bad));
        }
    }

    private static string Refusal(byte[] png) => Assert.Throws<ImageFormatException>(() => PngReader.Read(png)).Message;

    private static byte[] Grey(params byte[] levels) => [.. levels.SelectMany(l => new[] { l, l, l })];
}
