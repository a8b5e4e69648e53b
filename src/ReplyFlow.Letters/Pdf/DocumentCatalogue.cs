using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Pdf;

/// <summary>The document's root and what hangs on it: metadata, output intent, language, structure, outline.</summary>
internal static class DocumentCatalogue
{
    public static int Write(PdfFile file, PageDocument document, PdfOptions options, int pageTree, int structure, int? outline)
    {
        var metadata = file.AddPlainStream(XmpPacket.Build(document.Info, options.Conformance), "/Type /Metadata /Subtype /XML");
        var profile = file.AddStream(SrgbProfile.Bytes, "/N 3");
        return file.Add(o =>
        {
            o.Raw("<< /Type /Catalog /Pages ").Reference(pageTree).Raw(" /Metadata ").Reference(metadata);
            o.Raw(" /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)")
                .Raw(" /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile ")
                .Reference(profile).Raw(" >>]");
            o.Raw(" /Lang (zh-CN) /MarkInfo << /Marked true >> /StructTreeRoot ").Reference(structure);
            o.Raw(" /ViewerPreferences << /DisplayDocTitle true >>");
            if (outline is { } id) o.Raw(" /Outlines ").Reference(id);
            o.Raw(" >>");
        });
    }

    public static int WriteInformation(PdfFile file, DocumentInfo info) => file.Add(o =>
    {
        o.Raw("<< /Title ").Text(PdfText.Clean(info.Title)).Raw(" /Author ").Text(PdfText.Clean(info.Author));
        if (info.Subject.Length > 0) o.Raw(" /Subject ").Text(PdfText.Clean(info.Subject));
        o.Raw($" /Creator ({XmpPacket.Program}) /Producer ({XmpPacket.Program}) /CreationDate ").Date(info.CreatedOn);
        o.Raw(" /ModDate ").Date(info.CreatedOn).Raw(" >>");
    });
}
