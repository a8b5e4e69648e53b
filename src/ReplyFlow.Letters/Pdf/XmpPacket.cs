using System.Globalization;
using System.Security;
using System.Text;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Pdf;

/// <summary>The document's metadata as XMP (ISO 19005-1, 6.7): the same facts as the information dictionary, and the PDF/A claim.</summary>
internal static class XmpPacket
{
    /// <summary>The program's name in the metadata.</summary>
    public const string Program = "ReplyFlow";

    public static byte[] Build(DocumentInfo info, PdfConformance conformance)
    {
        var (part, level) = conformance switch
        {
            PdfConformance.PdfA1A => (1, "A"),
            PdfConformance.PdfA1B => (1, "B"),
            PdfConformance.PdfA2A => (2, "A"),
            _ => (2, "U"),
        };
        var date = info.CreatedOn.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture);
        var subject = info.Subject.Length == 0 ? "" : $"""
             <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Escape(info.Subject)}</rdf:li></rdf:Alt></dc:description>

            """;
        var xml = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
             <dc:format>application/pdf</dc:format>
             <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
             <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(info.Title)}</rdf:li></rdf:Alt></dc:title>
             <dc:creator><rdf:Seq><rdf:li>{Escape(info.Author)}</rdf:li></rdf:Seq></dc:creator>
            {subject}</rdf:Description>
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
             <xmp:CreatorTool>{Program}</xmp:CreatorTool>
             <xmp:CreateDate>{date}</xmp:CreateDate>
             <xmp:ModifyDate>{date}</xmp:ModifyDate>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
             <pdf:Producer>{Program}</pdf:Producer>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
             <pdfaid:part>{part}</pdfaid:part>
             <pdfaid:conformance>{level}</pdfaid:conformance>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """;
        return Encoding.UTF8.GetBytes(xml.ReplaceLineEndings("\n"));
    }

    private static string Escape(string text) => SecurityElement.Escape(PdfText.Clean(text));
}
