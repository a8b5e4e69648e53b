using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ReplyFlow.Letters.Pdf.Images;

namespace ReplyFlow.Letters.Tests.Pdf;

/// <summary>Writes small PNG files of every colour type.</summary>
internal static class TestPng
{
    /// <summary>An RGBA image whose left half is opaque red and right half transparent green.</summary>
    public static byte[] HalfSeal(int side = 64) => Rgba(side, side, (x, _) => x < side / 2 ? [200, 0, 0, 255] : [0, 255, 0, 0]);

    public static byte[] Rgba(int width, int height, Func<int, int, byte[]> pixel)
    {
        var rows = new List<byte>();
        for (var y = 0; y < height; y++)
        {
            rows.Add(0);
            for (var x = 0; x < width; x++) rows.AddRange(pixel(x, y));
        }
        return File(width, height, 8, 6, [.. rows]);
    }

    /// <summary>A file from filtered rows, each with its filter byte.</summary>
    public static byte[] File(int width, int height, int depth, int colour, byte[] rows, byte[]? palette = null, byte[]? transparency = null, int interlace = 0)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)colour, (byte)interlace);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(rows);
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header),
            .. palette is null ? [] : Chunk("PLTE", palette), .. transparency is null ? [] : Chunk("tRNS", transparency),
            .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        byte[] length = new byte[4], sum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.Compute(body));
        return [.. length, .. body, .. sum];
    }
}
