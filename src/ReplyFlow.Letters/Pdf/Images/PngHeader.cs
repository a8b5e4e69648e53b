using System.Buffers.Binary;

namespace ReplyFlow.Letters.Pdf.Images;

/// <summary>The IHDR chunk (PNG specification, 11.2.2).</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, int ColourType)
{
    /// <summary>A seal of 42 mm at 1200 dpi is 1984 pixels across.</summary>
    public const int MaximumSide = 4096;

    public const int Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, RgbAlpha = 6;

    public int Channels => ColourType switch { Grey or Palette => 1, GreyAlpha => 2, Rgb => 3, _ => 4 };

    /// <summary>Bytes of one row of samples, without the filter byte.</summary>
    public int RowLength => (Width * Channels * Depth + 7) / 8;

    /// <summary>Distance to the corresponding byte of the pixel before.</summary>
    public int PixelStep => Math.Max(1, Channels * Depth / 8);

    public static PngHeader Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != 13) throw new ImageFormatException("PNG 文件头不完整");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(chunk), height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
        if (width is 0 or > MaximumSide || height is 0 or > MaximumSide)
            throw new ImageFormatException($"长宽须在 1 到 {MaximumSide} 像素之间，实为 {width}×{height}");
        int depth = chunk[8], colour = chunk[9];
        var known = colour switch
        {
            Grey => depth is 1 or 2 or 4 or 8 or 16,
            Palette => depth is 1 or 2 or 4 or 8,
            Rgb or GreyAlpha or RgbAlpha => depth is 8 or 16,
            _ => false,
        };
        if (!known || chunk[10] != 0 || chunk[11] != 0) throw new ImageFormatException("PNG 的颜色格式未知");
        if (chunk[12] != 0) throw new ImageFormatException("不支持隔行扫描的 PNG，请另存为非隔行");
        return new PngHeader((int)width, (int)height, depth, colour);
    }
}
