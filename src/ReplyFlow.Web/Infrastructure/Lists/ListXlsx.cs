using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ReplyFlow.Data.Guarding;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Statistics;

namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>
/// Writes a list as an .xlsx workbook: dates and numbers as such, text always as text, the heading row frozen, a filter on
/// every column. Rows are written one by one.
/// </summary>
public static class ListXlsx
{
    private const int LongestText = 32_767;

    /// <summary>Writes the workbook into a stream that can be sought in.</summary>
    public static void Write<T>(Stream to, ListSheet<T> sheet, IEnumerable<T> rows)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ListXlsxStyles.Sheet();
        var part = workbook.AddNewPart<WorksheetPart>();
        var last = WriteRows(part, sheet, rows);
        var name = SheetName(sheet.Name);
        workbook.Workbook = new Workbook(
            new Sheets(new Sheet { Name = name, SheetId = 1, Id = workbook.GetIdOfPart(part) }),
            new DefinedNames(new DefinedName($"'{name.Replace("'", "''")}'!$A$1:${Column(sheet.Columns.Count)}${last}")
            {
                Name = "_xlnm._FilterDatabase",
                LocalSheetId = 0,
                Hidden = true,
            }));
    }

    private static int WriteRows<T>(WorksheetPart part, ListSheet<T> sheet, IEnumerable<T> rows)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            TabSelected = true,
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new Columns(sheet.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        var no = 1;
        WriteRow(writer, no, sheet.Columns.Select(c => Text(c.Heading, ListXlsxStyles.Heading)));
        foreach (var row in rows)
            WriteRow(writer, ++no, sheet.Columns.Select(c => CellOf(c.Value(row))));
        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{Column(sheet.Columns.Count)}{no}" });
        writer.WriteEndElement();
        return no;
    }

    private static void WriteRow(OpenXmlWriter writer, int no, IEnumerable<Cell> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)no });
        var column = 0;
        foreach (var cell in cells)
        {
            cell.CellReference = $"{Column(++column)}{no}";
            writer.WriteElement(cell);
        }
        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        string text => Text(text, CsvCell.Guard(text) == text ? ListXlsxStyles.Plain : ListXlsxStyles.Quoted),
        DateOnly day => Number(day.DayNumber - Epoch, ListXlsxStyles.Day),
        DateTimeOffset at => Number((decimal)Math.Round(at.ToOffset(BeijingTime.Offset).DateTime.ToOADate(), 8), ListXlsxStyles.Instant),
        Rate rate => rate.Percent is { } percent ? Number(percent / 100, ListXlsxStyles.Percent) : new Cell(),
        int or long or decimal => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture), ListXlsxStyles.Plain),
        _ => throw new ArgumentException($"A list cannot hold a {value.GetType().Name}."),
    };

    /// <summary>Day 0 of a workbook's dates, right from March 1900 on.</summary>
    private static int Epoch { get; } = new DateOnly(1899, 12, 30).DayNumber;

    private static Cell Number(decimal value, uint style) => new() { CellValue = new CellValue(value), StyleIndex = style };

    private static Cell Text(string text, uint style) => new(new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    /// <summary>The text without what XML cannot hold, and no longer than a cell may be.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
                clean.Append(rune.ToString());
        return clean.Length <= LongestText ? clean.ToString() : clean.ToString(0, char.IsHighSurrogate(clean[LongestText - 1]) ? LongestText - 1 : LongestText);
    }

    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Where(c => !@":\/?*[]".Contains(c))).Trim('\'');
        return clean.Length <= 31 ? clean : clean[..31];
    }

    /// <summary>A, B … Z, AA …</summary>
    private static string Column(int no) => no <= 26 ? ((char)('A' + no - 1)).ToString() : Column((no - 1) / 26) + Column((no - 1) % 26 + 1);
}
