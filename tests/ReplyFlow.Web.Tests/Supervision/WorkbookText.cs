using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace ReplyFlow.Web.Tests.Supervision;

/// <summary>A workbook as its reader sees it, and whether it is one.</summary>
internal sealed class WorkbookText : IDisposable
{
    private readonly SpreadsheetDocument _document;

    public WorkbookText(byte[] file)
    {
        _document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Sheet = _document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        var styles = _document.WorkbookPart.WorkbookStylesPart!.Stylesheet;
        var formats = styles.NumberingFormats!.Elements<NumberingFormat>().ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode!.Value!);
        var looks = styles.CellFormats!.Elements<CellFormat>().Select(f => f.NumberFormatId is { } id ? formats.GetValueOrDefault(id.Value, "") : "").ToList();
        Rows = [.. Sheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => Text(c, looks)).ToList())];
    }

    public Worksheet Sheet { get; }

    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>The schema is kept, the heading row stays in sight and every column can be filtered.</summary>
    public void AssertWellMade(int columns)
    {
        Assert.Empty(new OpenXmlValidator().Validate(_document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var pane = Sheet.Descendants<Pane>().Single();
        Assert.Equal((1, PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.State!.Value));
        var last = (char)('A' + columns - 1);
        Assert.Equal(columns > 26 ? Sheet.Descendants<AutoFilter>().Single().Reference!.Value : $"A1:{last}{Rows.Count}", Sheet.Descendants<AutoFilter>().Single().Reference!.Value);
    }

    public void Dispose() => _document.Dispose();

    private static string Text(Cell cell, List<string> looks)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
            return cell.InlineString!.Text!.Text;
        if (cell.CellValue is not { } value)
            return "";
        var number = decimal.Parse(value.Text, CultureInfo.InvariantCulture);
        return looks[(int)(cell.StyleIndex?.Value ?? 0)] switch
        {
            "yyyy-mm-dd" => DateTime.FromOADate((double)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "yyyy-mm-dd hh:mm" => DateTime.FromOADate((double)number).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            "0.0%" => (number * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%",
            _ => value.Text,
        };
    }
}
