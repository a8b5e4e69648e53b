using System.Globalization;
using System.Text;
using System.Xml;
using CsvHelper;
using CsvHelper.Configuration;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace ReplyFlow.Application.Core;

/// <summary>One row of a table.</summary>
/// <param name="cells">Its cells as text.</param>
internal sealed class TableRow(string[] cells)
{
    public string[] Cells => cells;

    /// <summary>Columns whose cell is the lower part of a merged one, with the 0-based row in which that begins.</summary>
    public Dictionary<int, int> Merged { get; } = [];

    public long Characters => cells.Sum(c => (long)c.Length);

    /// <summary>Whether nothing stands in the row itself.</summary>
    public bool IsBlank => cells.Index().All(c => string.IsNullOrWhiteSpace(c.Item) || Merged.ContainsKey(c.Index));
}

/// <summary>The cells of a table's file: .xlsx, .xls, comma or tab separated text. What the file is, is seen by its content.</summary>
internal static class TableReader
{
    /// <summary>Most characters in all cells; many cells can share one text of the file.</summary>
    private const long MaxCharacters = 60_000_000;

    private const int MaxColumns = 200;

    /// <summary>Lines among which the headings are.</summary>
    private const int HeadingWithin = 10;

    static TableReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Rows of cells as text, blank ones with them; of a workbook its first sheet.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="max">Rows to read at most.</param>
    /// <exception cref="InvalidInputException">It is damaged, or no table.</exception>
    public static IReadOnlyList<TableRow> Read(string name, byte[] bytes, int max) => bytes switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] => Workbook(name, bytes, max),
        _ => Separated(name, FileText.Decode(name, bytes), max),
    };

    /// <summary>The same of what was pasted from a table: rows with tabs; cells of several lines stand in quotes, as Excel and WPS copy them.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="max">Rows to read at most.</param>
    /// <exception cref="InvalidInputException">It is no table.</exception>
    public static IReadOnlyList<TableRow> Pasted(string text, int max)
    {
        var options = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = "\t", IgnoreBlankLines = false, BadDataFound = null };
        return Separated("粘贴的表格", text, options, max);
    }

    private static List<TableRow> Separated(string name, string text, int max) =>
        Separated(name, text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = Delimiter(text), IgnoreBlankLines = false }, max);

    private static List<TableRow> Separated(string name, string text, CsvConfiguration options, int max)
    {
        using var parser = new CsvParser(new StringReader(text), options);
        try
        {
            var rows = new List<TableRow>();
            while (rows.Count < max && parser.Read())
                rows.Add(new TableRow(parser.Record!));
            return rows;
        }
        catch (CsvHelperException)
        {
            throw new InvalidInputException("File", $"{name}第 {parser.RawRow} 行不是正确的 CSV（引号没有配对或列数不对）。");
        }
    }

    /// <summary>What parts the cells: of the first lines, where the headings are below a title, the one with most of it tells.</summary>
    private static string Delimiter(string text)
    {
        string[] first = [.. text.Split('\n', HeadingWithin + 1).Take(HeadingWithin)];
        return new[] { ",", "\t", ";" }.MaxBy(d => first.Max(line => line.AsSpan().Count(d)))!;
    }

    private static List<TableRow> Workbook(string name, byte[] bytes, int max)
    {
        try
        {
            if (bytes[0] == 0x50)
                WorkbookLimits.Check(name, bytes);
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
            var (rows, characters) = (new List<TableRow>(), 0L);
            while (rows.Count < max && reader.Read())
            {
                rows.Add(new TableRow([.. Enumerable.Range(0, Math.Min(reader.FieldCount, MaxColumns)).Select(i => Cell(reader.GetValue(i)))]));
                Limit(name, characters += rows[^1].Characters);
            }
            foreach (var merge in (reader.MergeCells ?? []).Where(m => m.FromColumn < MaxColumns))
                Spread(merge, rows);
            Limit(name, rows.Sum(r => r.Characters));
            return rows;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new InvalidInputException("File", $"{name}不是能读的 Excel 文件（可能已损坏，或有打开密码）。请重新另存为 .xlsx。");
        }
    }

    private static void Limit(string name, long characters)
    {
        if (characters > MaxCharacters)
            throw new InvalidInputException("File", $"{name}的文字超过 {MaxCharacters:N0} 字，请分几次导入。");
    }

    /// <summary>A merged cell's value stands in its first row only; it is that of the rows below too.</summary>
    private static void Spread(CellRange merge, List<TableRow> rows)
    {
        var column = merge.FromColumn;
        for (var row = merge.FromRow + 1; row <= merge.ToRow && row < rows.Count && column < rows[row].Cells.Length; row++)
            if (!rows[row].Merged.TryAdd(column, merge.FromRow))
                throw new InvalidDataException("Merged cells overlap.");
            else if (rows[row].Cells[column].Length == 0)
                rows[row].Cells[column] = rows[merge.FromRow].Cells[column];
    }

    /// <summary>What the reader throws where a file breaks off or holds something else than it says.</summary>
    private static bool IsDamage(Exception e) =>
        e is ExcelReaderException or InvalidDataException or XmlException
            or IndexOutOfRangeException or ArgumentException or FormatException or EndOfStreamException;

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString(Math.Abs(number) < 1e15 ? "0.###############" : "R", CultureInfo.InvariantCulture),
        bool flag => flag ? "是" : "否",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
