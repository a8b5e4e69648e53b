using System.Security.Cryptography;
using System.Xml.Linq;
using ReplyFlow.Letters.Pdf.Images;
using static ReplyFlow.Letters.Ofd.OfdXml;

namespace ReplyFlow.Letters.Ofd;

/// <summary>The document's images, each distinct file once and as it is.</summary>
internal sealed class OfdImages(OfdIds ids)
{
    private readonly Dictionary<string, int> _known = [];

    public List<(int Id, byte[] Png)> All { get; } = [];

    /// <summary>The identifier of an image's file.</summary>
    /// <exception cref="ImageFormatException">It cannot be used.</exception>
    public int Embed(byte[] png)
    {
        var key = Convert.ToHexString(SHA256.HashData(png));
        if (_known.TryGetValue(key, out var id)) return id;
        PngReader.Read(png);
        _known[key] = id = ids.Next();
        All.Add((id, png));
        return id;
    }

    public static string File(int id) => $"Image_{id}.png";

    /// <summary>The entry of the resources.</summary>
    public XElement Resource() => E("MultiMedias", All.Select(i => E("MultiMedia",
        A("ID", i.Id), A("Type", "Image"), A("Format", "PNG"), E("MediaFile", File(i.Id)))));
}
