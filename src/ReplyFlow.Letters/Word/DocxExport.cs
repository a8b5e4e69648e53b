using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Letters.Word;

/// <summary>
/// Writes a letter as .docx with the official faces, sizes, margins and distances, for those who must go on in Word or WPS. Word
/// breaks the lines anew; the PDF is the letter.
/// </summary>
public static class DocxExport
{
    private static readonly DateTimeOffset ZipEpoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the file; the same letter gives the same bytes.</summary>
    /// <param name="letter">What is printed.</param>
    /// <param name="template">Where and with which labels.</param>
    /// <param name="glyphs">Widths of glyphs, for the header's places and the last page's spacing.</param>
    /// <exception cref="LetterLayoutException">As for <see cref="LetterLayout.Compose"/>.</exception>
    public static byte[] Write(Letter letter, LetterTemplate template, IGlyphSource glyphs)
    {
        var pages = LetterLayout.Compose(letter, template, glyphs);
        var style = letter.Style ?? template.Style;
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", DocxParts.ContentTypes());
            Part(zip, "_rels/.rels", DocxParts.PackageRelations());
            Part(zip, "docProps/core.xml", DocxParts.Core(pages.Info));
            Part(zip, "word/_rels/document.xml.rels", DocxParts.DocumentRelations());
            Part(zip, "word/styles.xml", DocxParts.Styles());
            Part(zip, "word/settings.xml", DocxParts.Settings());
            Part(zip, "word/footerOdd.xml", DocxParts.Footer("right"));
            Part(zip, "word/footerEven.xml", DocxParts.Footer("left"));
            Part(zip, "word/footerFirst.xml", DocxParts.FirstFooter(pages.Pages[0], style));
            Part(zip, "word/document.xml", Document(pages, style));
        }
        return stream.ToArray();
    }

    private static XDocument Document(PageDocument pages, LetterStyle style)
    {
        var body = new List<XElement>();
        DocxHeader.Add(body, pages.Pages[0]);
        DocxText.Add(body, pages);
        return new XDocument(WordXml.E("document",
            new XAttribute(XNamespace.Xmlns + "w", WordXml.W),
            new XAttribute(XNamespace.Xmlns + "r", WordXml.R),
            WordXml.E("body", body, DocxParts.Section(style))));
    }

    private static void Part(ZipArchive zip, string name, XDocument content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = ZipEpoch;
        using var target = entry.Open();
        using var writer = new StreamWriter(target, new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        writer.Write(content.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>Runs with Word's tracking that puts 28 characters of 16 pt on a line of 156 mm.</summary>
    internal static XElement RunOf(string text, TextRun like)
    {
        // Word knows half points only: body type is 16 pt, drawn together by a quarter point.
        var isBody = Math.Abs(like.SizePt - PageGrid.Body.Points) < 0.01;
        return WordXml.Run(text, WordXml.RunProperties(like.Role, isBody ? 16 : like.SizePt, isBody ? -5 : 0, like.Ink == Ink.Red));
    }

    /// <summary>Formats an instant for the core properties.</summary>
    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
