namespace ReplyFlow.Application.Attachments;

/// <summary>
/// Writes a picture anew with nothing but the picture: without what the camera wrote into it (place, time, device, small copies),
/// without comments and without whatever stands behind its end; and upright.
/// </summary>
internal static class ImageCleaner
{
    /// <summary>Most pixels of a picture; more would fill the memory of whoever looks at it.</summary>
    public const long MostPixels = 120_000_000;

    /// <summary>The picture in a file of its own, or in Chinese why it is refused.</summary>
    public static async Task<(Stream? Clean, string? Fault)> RunAsync(Stream content, FileKind kind, CancellationToken ct)
    {
        content.Position = 0;
        Stream clean = TemporaryFile.Create();
        try
        {
            var pixels = 0L;
            if (kind == FileKind.Png)
            {
                pixels = PngParts.Copy(content, clean);
            }
            else
            {
                var parts = JpegParts.Copy(content, clean);
                pixels = parts.Pixels;
                if (parts.Orientation > 1 && pixels <= MostPixels)
                {
                    var turned = await UprightJpeg.MakeAsync(clean, parts, ct);
                    await clean.DisposeAsync();
                    clean = turned;
                }
            }
            if (pixels <= MostPixels)
                return (clean, null);
            await clean.DisposeAsync();
            return (null, $"的像素太多，最多 {MostPixels / 1_000_000} 百万像素");
        }
        catch (InvalidDataException)
        {
            await clean.DisposeAsync();
            return (null, "图片已损坏或不完整");
        }
        catch
        {
            await clean.DisposeAsync();
            throw;
        }
    }
}
