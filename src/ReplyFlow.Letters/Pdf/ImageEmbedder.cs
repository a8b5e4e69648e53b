using ReplyFlow.Letters.Pdf.Images;

namespace ReplyFlow.Letters.Pdf;

/// <summary>Writes images as XObjects (ISO 32000-1, 8.9.5), each distinct file once.</summary>
internal sealed class ImageEmbedder(PdfFile file, bool allowsTransparency)
{
    private readonly Dictionary<string, (string Name, int Id)> _images = [];

    /// <summary>Resource names and object numbers of what has been embedded.</summary>
    public IEnumerable<(string Name, int Id)> All => _images.Values.OrderBy(i => i.Id);

    /// <summary>Embeds a PNG and gives its resource name.</summary>
    public string Embed(byte[] png)
    {
        var key = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(png));
        if (_images.TryGetValue(key, out var known)) return known.Name;
        var image = PngReader.Read(png);
        var mask = image.Alpha is null ? "" : allowsTransparency ? SoftMask(image) : HardMask(image);
        var rgb = image.Alpha is null || allowsTransparency ? image.Rgb : OnWhite(image);
        var id = file.AddStream(rgb, $"{Head(image)} /ColorSpace /DeviceRGB /BitsPerComponent 8{mask}");
        return (_images[key] = ($"Im{_images.Count + 1}", id)).Name;
    }

    private static string Head(PngImage image) => $"/Type /XObject /Subtype /Image /Width {image.Width} /Height {image.Height}";

    private string SoftMask(PngImage image) =>
        $" /SMask {file.AddStream(image.Alpha, $"{Head(image)} /ColorSpace /DeviceGray /BitsPerComponent 8")} 0 R";

    /// <summary>PDF/A-1 forbids transparency: what is at least half opaque is painted, on white; the rest is left out.</summary>
    private string HardMask(PngImage image)
    {
        var rowLength = (image.Width + 7) / 8;
        var bits = new byte[rowLength * image.Height];
        for (var i = 0; i < image.Alpha!.Length; i++)
        {
            if (image.Alpha[i] < 128) bits[i / image.Width * rowLength + i % image.Width / 8] |= (byte)(0x80 >> i % image.Width % 8);
        }
        return $" /Mask {file.AddStream(bits, $"{Head(image)} /ImageMask true /BitsPerComponent 1")} 0 R";
    }

    private static byte[] OnWhite(PngImage image)
    {
        var rgb = new byte[image.Rgb.Length];
        for (var i = 0; i < rgb.Length; i++)
        {
            int alpha = image.Alpha![i / 3];
            rgb[i] = (byte)((image.Rgb[i] * alpha + 255 * (255 - alpha)) / 255);
        }
        return rgb;
    }
}
