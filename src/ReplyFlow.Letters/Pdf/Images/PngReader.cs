using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ReplyFlow.Letters.Pdf.Images;

/// <summary>Reads PNG files: every colour type, not interlaced. Takes no more memory than the stated size needs.</summary>
internal static class PngReader
{
    /// <summary>Larger files are refused.</summary>
    private const int MaximumFile = 20 << 20;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static PngImage Read(byte[] png)
    {
        if (png.Length > MaximumFile) throw new ImageFormatException("文件超过 20 MB");
        if (!png.AsSpan().StartsWith(Signature)) throw new ImageFormatException("不是 PNG 文件");
        PngHeader? header = null;
        byte[] palette = [], transparency = [];
        using var packed = new MemoryStream();
        for (var place = Signature.Length; ;)
        {
            var data = Chunk(png, place, out var type);
            place += data.Length + 12;
            if (header is null && type != "IHDR") throw new ImageFormatException("PNG 缺少文件头");
            switch (type)
            {
                case "IHDR": header = PngHeader.Read(data); break;
                case "PLTE": palette = data.ToArray(); break;
                case "tRNS": transparency = data.ToArray(); break;
                case "IDAT": packed.Write(data); break;
                case "IEND":
                    packed.Position = 0;
                    return new PngPixels(header!.Value, palette, transparency).Convert(Samples(packed, header.Value));
            }
        }
    }

    private static ReadOnlySpan<byte> Chunk(byte[] png, int place, out string type)
    {
        if (place + 12 > png.Length) throw new ImageFormatException("PNG 文件不完整");
        var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(place));
        if (length > png.Length - place - 12) throw new ImageFormatException("PNG 文件不完整");
        var body = png.AsSpan(place + 4, (int)length + 4);
        if (Crc32.Compute(body) != BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(place + 8 + (int)length)))
            throw new ImageFormatException("PNG 文件已损坏（校验和不符）");
        type = Encoding.Latin1.GetString(body[..4]);
        return body[4..];
    }

    /// <summary>Inflates exactly as many rows as the header says and undoes their filters (PNG specification, 9).</summary>
    private static byte[] Samples(MemoryStream packed, PngHeader header)
    {
        var rowLength = header.RowLength;
        var samples = new byte[rowLength * header.Height];
        using var inflated = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            for (var row = 0; row < header.Height; row++)
            {
                var filter = inflated.ReadByte();
                var current = samples.AsSpan(row * rowLength, rowLength);
                inflated.ReadExactly(current);
                var above = row == 0 ? [] : samples.AsSpan((row - 1) * rowLength, rowLength);
                Unfilter(filter, current, above, header.PixelStep);
            }
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException)
        {
            throw new ImageFormatException("PNG 的图像数据不完整");
        }
        return samples;
    }

    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        if (filter is < 0 or > 4) throw new ImageFormatException("PNG 的滤波方式未知");
        if (filter == 0) return;
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0, up = above.IsEmpty ? 0 : above[i];
            var upLeft = i >= step && !above.IsEmpty ? above[i - step] : 0;
            row[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, upLeft) });
        }
    }

    private static int Paeth(int left, int up, int upLeft)
    {
        var estimate = left + up - upLeft;
        int toLeft = Math.Abs(estimate - left), toUp = Math.Abs(estimate - up), toUpLeft = Math.Abs(estimate - upLeft);
        return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }
}
