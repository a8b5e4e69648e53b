namespace ReplyFlow.Letters.Pdf.Images;

/// <summary>Turns PNG samples of any colour type into RGB and opacity of eight bits.</summary>
internal sealed class PngPixels(PngHeader header, byte[] palette, byte[] transparency)
{
    public PngImage Convert(byte[] samples)
    {
        if (header.ColourType == PngHeader.Palette && palette.Length % 3 != 0) throw new ImageFormatException("PNG 的调色板不完整");
        var rgb = new byte[header.Width * header.Height * 3];
        var alpha = new byte[header.Width * header.Height];
        for (var y = 0; y < header.Height; y++)
        {
            var row = samples.AsSpan(y * header.RowLength, header.RowLength);
            for (var x = 0; x < header.Width; x++)
            {
                var pixel = y * header.Width + x;
                alpha[pixel] = Pixel(row, x, rgb.AsSpan(pixel * 3, 3));
            }
        }
        return new PngImage(header.Width, header.Height, rgb, alpha.AsSpan().ContainsAnyExcept((byte)255) ? alpha : null);
    }

    /// <summary>Writes a pixel's colour and gives its opacity.</summary>
    private byte Pixel(ReadOnlySpan<byte> row, int x, Span<byte> rgb)
    {
        switch (header.ColourType)
        {
            case PngHeader.Palette:
                var entry = Sample(row, x);
                if (entry * 3 + 3 > palette.Length) throw new ImageFormatException("PNG 引用了调色板之外的颜色");
                palette.AsSpan(entry * 3, 3).CopyTo(rgb);
                return entry < transparency.Length ? transparency[entry] : (byte)255;
            case PngHeader.Grey:
                var grey = Sample(row, x);
                rgb.Fill(header.Depth < 8 ? (byte)(grey * 255 / ((1 << header.Depth) - 1)) : High(grey));
                return transparency.Length == 2 && grey == (transparency[0] << 8 | transparency[1]) ? (byte)0 : (byte)255;
            case PngHeader.GreyAlpha:
                rgb.Fill(High(Sample(row, x * 2)));
                return High(Sample(row, x * 2 + 1));
            default:
                var channels = header.Channels;
                var clear = channels == 3 && transparency.Length == 6;
                for (var c = 0; c < 3; c++)
                {
                    var sample = Sample(row, x * channels + c);
                    rgb[c] = High(sample);
                    clear = clear && sample == (transparency[c * 2] << 8 | transparency[c * 2 + 1]);
                }
                return channels == 4 ? High(Sample(row, x * 4 + 3)) : clear ? (byte)0 : (byte)255;
        }
    }

    private int Sample(ReadOnlySpan<byte> row, int index) => header.Depth switch
    {
        16 => row[index * 2] << 8 | row[index * 2 + 1],
        8 => row[index],
        _ => row[index * header.Depth / 8] >> 8 - header.Depth - index * header.Depth % 8 & (1 << header.Depth) - 1,
    };

    private byte High(int sample) => (byte)(header.Depth == 16 ? sample >> 8 : sample);
}
