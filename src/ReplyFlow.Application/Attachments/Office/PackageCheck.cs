using System.IO.Compression;
using System.Xml;

namespace ReplyFlow.Application.Attachments.Office;

/// <summary>
/// Looks at everything in a Word or Excel file: it consists of XML, pictures, fonts and settings of printers, and nothing of it runs,
/// brings files along or fetches something. What a part is, its content says; by names alone more is refused, never less.
/// </summary>
internal static class PackageCheck
{
    private const int MaxBytes = 1 << 20;

    private static readonly string[] XmlEndings = [".xml", ".rels", ".vml", ".psmdcp"];
    private static readonly string[] PictureEndings =
        [".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".dib", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".webp", ".ico", ".tmp"];

    private static readonly string[] ActiveNames =
    [
        "vbaproject", "vbadata", "activex/", "embeddings/", "macrosheets/", "dialogsheets/", "customui/", "webextensions/",
    ];

    /// <summary>Why it is refused; null where it is not.</summary>
    public static string? Fault(ZipArchive zip, CancellationToken ct)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            ct.ThrowIfCancellationRequested();
            var name = entry.FullName.Replace('\\', '/');
            if (!seen.Add(name) || name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
                return OfficeFaults.Strange(name);
            if (Array.Exists(ActiveNames, n => name.Contains(n, StringComparison.OrdinalIgnoreCase)))
                return OfficeFaults.Active;
            try
            {
                if (PartFault(entry, name) is { } fault)
                    return fault;
            }
            catch (XmlException)
            {
                return OfficeFaults.Unreadable(name);
            }
        }
        return null;
    }

    private static string? PartFault(ZipArchiveEntry entry, string name)
    {
        var head = new byte[PartContent.Head];
        using (var stream = entry.Open())
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.Length == 0)
            return null;
        if (PartContent.IsCompound(head))
            return OfficeFaults.Active;
        var ending = Path.GetExtension(name).ToLowerInvariant();
        if (ending is ".svg" or ".svgz")
            return OfficeFaults.Drawing;
        if (XmlEndings.Contains(ending))
        {
            using var xml = entry.Open();
            return XmlPart.Fault(xml);
        }
        var isKnown = (PictureEndings.Contains(ending) && PartContent.IsPicture(head)) || (ending == ".odttf" && PartContent.IsFont(head))
            || (ending == ".bin" && name.Contains("printerSettings", StringComparison.OrdinalIgnoreCase)
                && entry.Length <= MaxBytes && !PartContent.IsContainer(head));
        return isKnown ? null : OfficeFaults.Strange(name);
    }
}
