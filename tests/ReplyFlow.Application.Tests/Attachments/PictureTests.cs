using System.Text;
using BitMiracle.LibJpeg.Classic;
using ReplyFlow.Application.Attachments;

namespace ReplyFlow.Application.Tests.Attachments;

/// <summary>Pictures are kept upright, with nothing but the picture.</summary>
public sealed class PictureTests
{
    private const int Long = 64, Short = 32;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_loses_what_the_camera_wrote_into_it_and_what_stands_behind_its_end()
    {
        var photo = Photo(1);
        byte[] sent = [.. photo[..2], .. Segment(0xFE, "office"), .. Segment(0xED, "Photoshop"), .. photo[2..], .. "<script>motion</script>"u8];
        var kept = await KeptAsync("照片.jpg", sent);
        foreach (var told in new[] { "GPS", "Exif", "office", "Photoshop", "script" })
        {
            Assert.NotEqual(-1, sent.AsSpan().IndexOf(Encoding.ASCII.GetBytes(told)));
            Assert.Equal(-1, kept.AsSpan().IndexOf(Encoding.ASCII.GetBytes(told)));
        }
        Assert.True(kept.AsSpan().EndsWith(new byte[] { 0xFF, 0xD9 }));
        Assert.Equal(Decode(photo).Pixels, Decode(kept).Pixels);
    }

    [Fact]
    public async Task A_picture_loses_its_words_and_what_stands_behind_its_end()
    {
        byte[] sent = [.. SampleFiles.PngOf(1, 1, SampleFiles.PngPart("tEXt", "GPS"u8.ToArray()), SampleFiles.PngPart("eXIf", [1])), .. "<script>"u8];
        Assert.Equal(SampleFiles.Png, await KeptAsync("照片.png", sent));
    }

    /// <summary>The sensor's left half is red and its right half is blue.</summary>
    [Theory]
    [InlineData(1, "left red, right blue")]
    [InlineData(2, "left blue, right red")]
    [InlineData(3, "left blue, right red")]
    [InlineData(4, "left red, right blue")]
    [InlineData(5, "top red, bottom blue")]
    [InlineData(6, "top red, bottom blue")]
    [InlineData(7, "top blue, bottom red")]
    [InlineData(8, "top blue, bottom red")]
    public async Task A_photo_is_turned_as_the_camera_was_held(int orientation, string seen)
    {
        var (width, height, pixels) = Decode(await KeptAsync("照片.jpg", Photo(orientation)));
        string At(int x, int y) => pixels[((y * width) + x) * 3] > 128 ? "red" : "blue";
        Assert.Equal(seen, (width, height) == (Long, Short) ? $"left {At(2, 16)}, right {At(Long - 3, 16)}" : $"top {At(16, 2)}, bottom {At(16, Long - 3)}");
    }

    [Fact]
    public async Task A_photo_with_a_broken_picture_is_refused()
    {
        var photo = Photo(6);
        // The tables by which the picture is coded are gone.
        var broken = photo.AsSpan().IndexOf(new byte[] { 0xFF, 0xC4 });
        photo[broken + 1] = 0xFE;
        var (file, fault) = await FileCheck.RunAsync(new("照片.jpg", new MemoryStream(photo)), 1 << 20, Ct);
        Assert.Null(file);
        Assert.Contains("已损坏", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_has_one_size()
    {
        var photo = Photo(6);
        byte[] frame = [0xFF, 0xC0, 0, 17, 8, 0, 8, 0, 8, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
        foreach (var at in new[] { photo.Length - 2, photo.AsSpan().IndexOf(new byte[] { 0xFF, 0xDB }) })
        {
            var (file, fault) = await FileCheck.RunAsync(new("照片.jpg", new MemoryStream([.. photo[..at], .. frame, .. photo[at..]])), 1 << 20, Ct);
            Assert.Null(file);
            Assert.Contains("已损坏", fault, StringComparison.Ordinal);
        }
    }

    /// <summary>Decoding goes over the whole picture for every scan; 40 megapixels in 200 scans took 15 s.</summary>
    [Theory]
    [InlineData(2_000, 2_000, 100, true)]
    [InlineData(6_300, 6_300, 11, false)]
    [InlineData(6_400, 6_400, 1, false)]
    public async Task A_photo_that_is_dear_to_decode_keeps_its_pixels_and_says_how_to_turn_it(int width, int height, int scans, bool isDecoded)
    {
        var (file, fault) = await FileCheck.RunAsync(new("照片.jpg", new MemoryStream(Empty(width, height, scans))), 1 << 20, Ct);
        // The samples have no tables: whoever decodes them says that they are damaged.
        Assert.Equal(isDecoded, fault is not null);
        if (isDecoded)
            return;
        await using var content = file!.Content;
        var kept = new byte[content.Length];
        content.Position = 0;
        await content.ReadExactlyAsync(kept, Ct);
        Assert.Equal(6, Exif.Orientation(kept.AsSpan(6)));
    }

    /// <summary>A progressive picture as far as its markers say, held upright.</summary>
    private static byte[] Empty(int width, int height, int scans)
    {
        byte[] frame = [0xFF, 0xC2, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12];
        return [0xFF, 0xD8, .. Exif.Segment(6), .. frame, .. Enumerable.Repeat(scan, scans).SelectMany(b => b), 0xFF, 0xD9];
    }

    private static async Task<byte[]> KeptAsync(string name, byte[] sent)
    {
        var (file, fault) = await FileCheck.RunAsync(new(name, new MemoryStream(sent)), 1 << 20, Ct);
        Assert.Null(fault);
        await using var content = file!.Content;
        content.Position = 0;
        using var kept = new MemoryStream();
        await content.CopyToAsync(kept, Ct);
        Assert.Equal(file.Size, kept.Length);
        return kept.ToArray();
    }

    /// <summary>A photo as a camera writes it, with how it was held and where.</summary>
    private static byte[] Photo(int orientation)
    {
        using var plain = new MemoryStream();
        var encoder = new jpeg_compress_struct();
        encoder.jpeg_stdio_dest(plain);
        (encoder.Image_width, encoder.Image_height, encoder.Input_components, encoder.In_color_space) = (Long, Short, 3, J_COLOR_SPACE.JCS_RGB);
        encoder.jpeg_set_defaults();
        encoder.jpeg_start_compress(true);
        var row = new byte[Long * 3];
        for (var x = 0; x < Long; x++)
            row[(x * 3) + (x < Long / 2 ? 0 : 2)] = 255;
        for (var y = 0; y < Short; y++)
            encoder.jpeg_write_scanlines([row], 1);
        encoder.jpeg_finish_compress();
        byte[] exif = [.. Encoding.ASCII.GetBytes("Exif\0\0II*\0"), 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0, .. "GPS"u8];
        var bytes = plain.ToArray();
        return [.. bytes[..2], .. Segment(0xE1, Encoding.Latin1.GetString(exif)), .. bytes[2..]];
    }

    private static byte[] Segment(byte marker, string body) => [0xFF, marker, 0, (byte)(body.Length + 2), .. Encoding.Latin1.GetBytes(body)];

    private static (int Width, int Height, byte[] Pixels) Decode(byte[] jpeg)
    {
        var decoder = new jpeg_decompress_struct();
        decoder.jpeg_stdio_src(new MemoryStream(jpeg));
        decoder.jpeg_read_header(true);
        decoder.jpeg_start_decompress();
        var pixels = new List<byte>();
        byte[][] row = [new byte[decoder.Output_width * decoder.Output_components]];
        for (var y = 0; y < decoder.Output_height; y++)
        {
            decoder.jpeg_read_scanlines(row, 1);
            pixels.AddRange(row[0]);
        }
        return (decoder.Output_width, decoder.Output_height, [.. pixels]);
    }
}
