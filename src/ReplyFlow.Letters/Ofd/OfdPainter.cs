using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Fonts.OpenType;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Pdf.Images;
using static ReplyFlow.Letters.Ofd.OfdXml;

namespace ReplyFlow.Letters.Ofd;

/// <summary>Paints a laid-out document as OFD (GB/T 33190-2016). The same document and fonts give the same bytes.</summary>
public static class OfdPainter
{
    private const string Folder = "Doc_0", Resources = "Res";

    /// <summary>Paints a document.</summary>
    /// <param name="document">The pages.</param>
    /// <param name="fonts">The fonts it was laid out with.</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="LetterLayoutException">A page of another PDF stands in it, which OFD cannot hold.</exception>
    /// <exception cref="MissingGlyphException">A character no font has.</exception>
    /// <exception cref="FontFormatException">A font file turned out to be damaged.</exception>
    /// <exception cref="ImageFormatException">A placed image cannot be used.</exception>
    public static byte[] Paint(PageDocument document, FontBook fonts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(document.Pages.Count);
        if (document.Pages.Any(p => p.Placed is not null))
            throw new LetterLayoutException("attachments", "里的 PDF 不能放进 OFD 文件，请只生成 PDF。");
        var ids = new OfdIds();
        var colours = ids.Next();
        var used = new OfdFonts(document, fonts, ids);
        var images = new OfdImages(ids);
        var painter = new OfdPagePainter(used, images, ids);
        int[] pageIds = [.. document.Pages.Select(_ => ids.Next())];
        List<(string Name, byte[] Bytes)> parts = [.. document.Pages.Select((page, i) => ($"{Folder}/{PageFile(i)}", Part(painter.Paint(page))))];
        parts.AddRange(used.All.Select(f => ($"{Folder}/{Resources}/{f.File}", f.Bytes())));
        parts.AddRange(images.All.Select(i => ($"{Folder}/{Resources}/{OfdImages.File(i.Id)}", i.Png)));
        parts.Insert(0, ($"{Folder}/PublicRes.xml", Part(E("Res", A("BaseLoc", Resources),
            E("ColorSpaces", E("ColorSpace", A("ID", colours), A("Type", "RGB"), A("BitsPerComponent", 8))), used.All.Count > 0 ? used.Resource() : null))));
        if (images.All.Count > 0)
            parts.Insert(1, ($"{Folder}/DocumentRes.xml", Part(E("Res", A("BaseLoc", Resources), images.Resource()))));
        parts.Insert(0, ($"{Folder}/Document.xml", Part(Root(document, pageIds, ids, colours, images.All.Count > 0))));
        using var package = new OfdPackage();
        package.Add("OFD.xml", Part(Entry(document.Info, parts)));
        foreach (var (name, bytes) in parts) package.Add(name, bytes);
        return package.Finish();
    }

    private static string PageFile(int index) => $"Pages/Page_{index}/Content.xml";

    private static XElement Root(PageDocument document, int[] pageIds, OfdIds ids, int colours, bool hasImages) => E("Document",
        E("CommonData",
            E("MaxUnitID", ids.Last),
            E("PageArea", E("PhysicalBox", Numbers(0, 0, document.Pages[0].Width, document.Pages[0].Height))),
            E("PublicRes", "PublicRes.xml"),
            hasImages ? E("DocumentRes", "DocumentRes.xml") : null,
            E("DefaultCS", colours)),
        E("Pages", pageIds.Select((id, i) => E("Page", A("ID", id), A("BaseLoc", PageFile(i))))),
        OfdOutline.Of(document.Outline, pageIds));

    private static XElement Entry(DocumentInfo info, List<(string Name, byte[] Bytes)> parts)
    {
        var date = info.CreatedOn.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var about = E("DocInfo",
            E("Title", PdfText.Clean(info.Title)),
            E("Author", PdfText.Clean(info.Author)),
            info.Subject.Length > 0 ? E("Subject", PdfText.Clean(info.Subject)) : null,
            E("CreationDate", date), E("ModDate", date),
            E("Creator", XmpPacket.Program));
        about.AddFirst(E("DocID", Identifier(parts.Select(p => p.Bytes).Prepend(Encoding.UTF8.GetBytes(about.ToString(SaveOptions.DisableFormatting))))));
        return E("OFD", A("Version", "1.0"), A("DocType", "OFD"), E("DocBody", about, E("DocRoot", $"{Folder}/Document.xml")));
    }

    /// <summary>32 hexadecimal digits that depend on nothing but what the file holds.</summary>
    private static string Identifier(IEnumerable<byte[]> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var bytes in content) hash.AppendData(SHA256.HashData(bytes));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
