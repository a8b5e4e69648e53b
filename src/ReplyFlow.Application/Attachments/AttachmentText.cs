using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Word;

namespace ReplyFlow.Application.Attachments;

/// <summary>The text of a Word or Excel file, to be looked at; as much of it as a page holds.</summary>
public sealed record AttachmentText
{
    private const long MostBytes = 20 << 20;
    /// <summary>A workbook's texts are held in memory before its first row is read.</summary>
    private const long MostUnpacked = 30 << 20;

    private const int MostCharacters = 100_000;
    private const int MostSheets = 10;
    private const int MostRows = 300;
    private const int MostColumns = 40;
    private const int MostInCell = 500;

    static AttachmentText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>A Word file's paragraphs; empty for a workbook.</summary>
    public string Words { get; init; } = "";

    /// <summary>A workbook's sheets.</summary>
    public IReadOnlyList<AttachmentSheet> Sheets { get; init; } = [];

    /// <summary>Whether there is more than is shown.</summary>
    public bool IsCut { get; init; }

    /// <summary>Why there is nothing, in Chinese; empty where there is.</summary>
    public string Fault { get; init; } = "";

    /// <summary>Whether a file is of a kind that has text.</summary>
    public static bool IsFor(Attachment file) => file.MediaType == FileKind.Word.MediaType || file.MediaType == FileKind.Excel.MediaType;

    /// <summary>Reads it.</summary>
    public static async Task<AttachmentText> ReadAsync(AttachmentQueries attachments, Attachment file, CancellationToken ct)
    {
        if (file.Size > MostBytes)
            return new AttachmentText { Fault = $"文件超过 {MostBytes >> 20} MB，不能这样查看，请下载。" };
        using var content = new MemoryStream((int)file.Size);
        await attachments.CopyAsync(file, content, ct);
        try
        {
            if (file.MediaType == FileKind.Word.MediaType)
                return OfWord(content, file.Name);
            await using (var zip = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct))
                if (!await ZipCheck.UnpacksWithinAsync(zip, MostUnpacked, ct))
                    return new AttachmentText { Fault = "表格太大，不能这样查看，请下载。" };
            return OfWorkbook(content);
        }
        catch (Exception e) when (e is DocxException or ExcelReaderException or InvalidDataException or XmlException or FormatException)
        {
            return new AttachmentText { Fault = "文件里的文字读不出来，请下载后用 Office 或 WPS 打开。" };
        }
    }

    private static AttachmentText OfWord(MemoryStream content, string name)
    {
        var text = DocxImport.Read(content.ToArray(), name).Text;
        var words = OutsideText.Clean(text, oneLine: false, MostCharacters);
        return new AttachmentText { Words = words, IsCut = words != text };
    }

    private static AttachmentText OfWorkbook(MemoryStream content)
    {
        content.Position = 0;
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(content);
        var (sheets, left, isCut) = (new List<AttachmentSheet>(), MostCharacters, false);
        do
        {
            var rows = new List<IReadOnlyList<string>>();
            while (left > 0 && rows.Count < MostRows && reader.Read())
            {
                var row = Enumerable.Range(0, Math.Min(reader.FieldCount, MostColumns))
                    .Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")
                    .Select(cell => OutsideText.Clean(cell, oneLine: true, MostInCell)).ToList();
                left -= row.Sum(c => c.Length);
                rows.Add(row);
            }
            isCut |= left <= 0 || rows.Count == MostRows || reader.FieldCount > MostColumns;
            sheets.Add(new AttachmentSheet(reader.Name, [.. rows]));
        }
        while (left > 0 && sheets.Count < MostSheets && reader.NextResult());
        return sheets.TrueForAll(s => s.Rows.Count == 0)
            ? new AttachmentText { Fault = "表格里没有可以显示的文字，请下载后用 Excel 或 WPS 打开。" }
            : new AttachmentText { Sheets = sheets, IsCut = isCut };
    }
}

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Its cells as text.</param>
public sealed record AttachmentSheet(string Name, IReadOnlyList<IReadOnlyList<string>> Rows);
