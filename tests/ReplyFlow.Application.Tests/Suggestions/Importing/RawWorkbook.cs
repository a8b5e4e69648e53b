using System.IO.Compression;

namespace ReplyFlow.Application.Tests.Suggestions.Importing;

/// <summary>Workbooks whose every byte a test has in its hands.</summary>
internal static class RawWorkbook
{
    private const string Spreadsheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="rows">The sheet's rows, as <see cref="Row"/> writes them.</param>
    /// <param name="shared">The shared texts, as XML.</param>
    public static byte[] Of(IEnumerable<string> rows, string shared = "")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add("_rels/.rels", Links(("officeDocument", "xl/workbook.xml")));
            Add("xl/workbook.xml", $"<workbook {Spreadsheet} xmlns:r=\"{Relationships}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", Links(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")));
            Add("xl/worksheets/sheet1.xml", $"<worksheet {Spreadsheet}><sheetData>{string.Concat(rows)}</sheetData></worksheet>");
            Add("xl/sharedStrings.xml", $"<sst {Spreadsheet}>{shared}</sst>");

            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(xml);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A row of cells.</summary>
    public static string Row(int no, IEnumerable<string> cells) => $"<row r=\"{no}\">{string.Concat(cells)}</row>";

    /// <summary>A cell with its own text.</summary>
    public static string Inline(int column, int row, string text) => $"<c r=\"{(char)('A' + column)}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string Links(params (string Type, string Target)[] links) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(links.Index().Select(l => $"<Relationship Id=\"r{l.Index}\" Type=\"{Relationships}/{l.Item.Type}\" Target=\"{l.Item.Target}\"/>"))
        + "</Relationships>";
}
