using System.IO.Compression;
using System.Text;

namespace ReplyFlow.Letters.Tests.Word;

/// <summary>Builds small .docx files by hand.</summary>
internal static class DocxSample
{
    private const string Main = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>A file with the given body elements.</summary>
    public static byte[] Of(string body, string? numbering = null, string? styles = null, params (string Name, byte[] Content)[] more)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "word/document.xml", Utf8($"<w:document {Main}><w:body>{body}</w:body></w:document>"));
            if (numbering is not null)
                Add(zip, "word/numbering.xml", Utf8($"<w:numbering {Main}>{numbering}</w:numbering>"));
            if (styles is not null)
                Add(zip, "word/styles.xml", Utf8($"<w:styles {Main}>{styles}</w:styles>"));
            foreach (var (name, content) in more)
                Add(zip, name, content);
        }
        return stream.ToArray();
    }

    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static string Listed(string text, int list, int level = 0) =>
        P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
    }
}
