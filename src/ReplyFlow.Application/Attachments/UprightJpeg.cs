using BitMiracle.LibJpeg.Classic;

namespace ReplyFlow.Application.Attachments;

/// <summary>
/// Turns a JPEG as it was meant to be seen. Its pixels are turned and coded anew; what has too many for that, comes in too many goes or has
/// colours for print keeps its pixels and says how to turn it, as browsers do.
/// </summary>
internal static class UprightJpeg
{
    private const int Quality = 92;
    private const long MostPixels = 40_000_000;

    /// <summary>Most pixels times scans, which is what decoding takes time for. Progressive pictures of cameras and programs have about ten scans.</summary>
    private const long MostWork = 10 * MostPixels;

    /// <summary>One at a time: it holds all pixels, three bytes each.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The turned picture, in a file of its own.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static async Task<Stream> MakeAsync(Stream picture, JpegParts parts, CancellationToken ct)
    {
        await Turn.WaitAsync(ct);
        var turned = TemporaryFile.Create();
        try
        {
            picture.Position = 0;
            if (parts.Pixels > MostPixels || parts.Pixels * parts.Scans > MostWork || !Recode(picture, turned, parts))
            {
                turned.SetLength(0);
                picture.Position = 2;
                await turned.WriteAsync(new byte[] { 0xFF, 0xD8 }, ct);
                await turned.WriteAsync(Exif.Segment(parts.Orientation), ct);
                await picture.CopyToAsync(turned, ct);
            }
            return turned;
        }
        catch (Exception e)
        {
            await turned.DisposeAsync();
            // The decoder says what is wrong by many kinds of exceptions.
            throw e is OperationCanceledException or IOException or OutOfMemoryException ? e : new InvalidDataException("The picture cannot be decoded.", e);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static bool Recode(Stream from, Stream to, JpegParts parts)
    {
        var decoder = new jpeg_decompress_struct();
        decoder.jpeg_stdio_src(from);
        decoder.jpeg_read_header(true);
        if (decoder.Num_components is not (1 or 3))
            return false;
        if ((long)decoder.Image_width * decoder.Image_height != parts.Pixels)
            throw new InvalidDataException("The decoder sees another size.");
        decoder.jpeg_start_decompress();
        var (width, height, depth) = (decoder.Output_width, decoder.Output_height, decoder.Output_components);
        var pixels = new byte[(long)width * height * depth];
        var row = new byte[][] { new byte[width * depth] };
        for (var y = 0; y < height; y++)
        {
            decoder.jpeg_read_scanlines(row, 1);
            row[0].CopyTo(pixels, (long)y * width * depth);
        }
        decoder.jpeg_finish_decompress();
        Encode(to, parts, pixels, (width, height, depth));
        return true;
    }

    private static void Encode(Stream to, JpegParts parts, byte[] pixels, (int Width, int Height, int Depth) size)
    {
        // Orientations from 5 on exchange rows and columns.
        var (width, height) = parts.Orientation >= 5 ? (size.Height, size.Width) : (size.Width, size.Height);
        var encoder = new jpeg_compress_struct();
        encoder.jpeg_stdio_dest(to);
        (encoder.Image_width, encoder.Image_height, encoder.Input_components) = (width, height, size.Depth);
        encoder.In_color_space = size.Depth == 1 ? J_COLOR_SPACE.JCS_GRAYSCALE : J_COLOR_SPACE.JCS_RGB;
        encoder.jpeg_set_defaults();
        encoder.jpeg_set_quality(Quality, true);
        encoder.jpeg_start_compress(true);
        foreach (var colour in parts.Colours)
            encoder.jpeg_write_marker(0xE2, colour);
        var row = new byte[][] { new byte[width * size.Depth] };
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = Source(parts.Orientation, x, y, size.Width, size.Height);
                Array.Copy(pixels, (((long)fromY * size.Width) + fromX) * size.Depth, row[0], x * size.Depth, size.Depth);
            }
            encoder.jpeg_write_scanlines(row, 1);
        }
        encoder.jpeg_finish_compress();
    }

    /// <summary>Where in the picture as it was taken a pixel of the upright one is.</summary>
    private static (int X, int Y) Source(int orientation, int x, int y, int width, int height) => orientation switch
    {
        2 => (width - 1 - x, y),
        3 => (width - 1 - x, height - 1 - y),
        4 => (x, height - 1 - y),
        5 => (y, x),
        6 => (y, height - 1 - x),
        7 => (width - 1 - y, height - 1 - x),
        8 => (width - 1 - y, x),
        _ => (x, y),
    };
}
