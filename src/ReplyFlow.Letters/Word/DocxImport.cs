using System.Xml;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Letters.Word;

/// <summary>
/// Takes the text of a draft out of a .docx: paragraphs, with automatic numbers written out. What plain text cannot hold is dropped
/// and listed.
/// </summary>
public static class DocxImport
{
    /// <summary>Reads a Word file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Named in errors.</param>
    /// <exception cref="DocxException">No .docx, damaged, encrypted or over a limit.</exception>
    public static ImportedDraft Read(byte[] bytes, string name)
    {
        using var package = new DocxPackage(bytes, name);
        try
        {
            var document = package.Open("word/document.xml") ?? throw package.Fail("word/document.xml", "缺少正文部件，不是 Word 文档。");
            using (document)
            {
                var numbering = WordNumbering.Read(package.Open("word/numbering.xml"), package.Open("word/styles.xml"));
                var body = new DocxBody(document, numbering, package).Read();
                if (package.Names.Any(n => n.StartsWith("word/header", StringComparison.Ordinal) || n.StartsWith("word/footer", StringComparison.Ordinal)))
                    body.Drop("页眉页脚");
                return new ImportedDraft(OutsideText.Clean(body.Text, oneLine: false), body.Dropped, body.Tables);
            }
        }
        catch (XmlException e)
        {
            throw package.Fail("word/document.xml", $"部件不是合乎语法的 XML（第 {e.LineNumber} 行）。", e);
        }
        catch (InvalidDataException e)
        {
            throw package.Fail("", "文件已损坏，打不开。", e);
        }
    }
}
