using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;
using CsvHelper.Configuration;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>The cells of a table's file: .xlsx, .xls, comma or tab separated text. What the file is, is seen by its content.</summary>
internal static class TableReader
{
    /// <summary>Most bytes an .xlsx may hold unpacked; a small file can say that it is a huge one.</summary>
    private const long MaxUnpacked = 200 * 1024 * 1024;

    private const int MaxColumns = 200;

    /// <summary>Lines among which the headings are.</summary>
    private const int HeadingWithin = 10;

    static TableReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Rows of cells as text, blank ones with them; of a workbook its first sheet.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="max">Rows to read at most.</param>
    /// <exception cref="InvalidInputException">It is damaged, or no table.</exception>
    public static IReadOnlyList<string[]> Read(string name, byte[] bytes, int max) => bytes switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] => Workbook(name, bytes, max),
        _ => Separated(name, FileText.Decode(name, bytes), max),
    };

    private static List<string[]> Separated(string name, string text, int max)
    {
        var options = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = Delimiter(text), IgnoreBlankLines = false };
        using var parser = new CsvParser(new StringReader(text), options);
        try
        {
            var rows = new List<string[]>();
            while (rows.Count < max && parser.Read())
                rows.Add(parser.Record!);
            return rows;
        }
        catch (CsvHelperException)
        {
            throw new InvalidInputException("File", $"{name}第 {parser.Row} 行不是正确的 CSV（引号没有配对或列数不对）。");
        }
    }

    /// <summary>What parts the cells: of the first lines, where the headings are below a title, the one with most of it tells.</summary>
    private static string Delimiter(string text)
    {
        string[] first = [.. text.Split('\n', HeadingWithin + 1).Take(HeadingWithin)];
        return new[] { ",", "\t", ";" }.MaxBy(d => first.Max(line => line.AsSpan().Count(d)))!;
    }

    private static List<string[]> Workbook(string name, byte[] bytes, int max)
    {
        try
        {
            if (bytes[0] == 0x50)
                CheckSize(name, bytes);
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
            var rows = new List<string[]>();
            while (rows.Count < max && reader.Read())
                rows.Add([.. Enumerable.Range(0, Math.Min(reader.FieldCount, MaxColumns)).Select(i => Cell(reader.GetValue(i)))]);
            return rows;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new InvalidInputException("File", $"{name}不是能读的 Excel 文件（可能已损坏，或有打开密码）。请重新另存为 .xlsx。");
        }
    }

    /// <summary>What the reader throws where a file breaks off or holds something else than it says.</summary>
    private static bool IsDamage(Exception e) =>
        e is ExcelReaderException or InvalidDataException or XmlException
            or IndexOutOfRangeException or ArgumentException or FormatException or EndOfStreamException;

    private static void CheckSize(string name, byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));
        if (archive.Entries.Sum(e => e.Length) > MaxUnpacked)
            throw new InvalidInputException("File", $"{name}解压后超过 {MaxUnpacked / 1024 / 1024} MB，不能导入。");
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString(Math.Abs(number) < 1e15 ? "0.###############" : "R", CultureInfo.InvariantCulture),
        bool flag => flag ? "是" : "否",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
