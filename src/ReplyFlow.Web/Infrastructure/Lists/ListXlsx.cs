using System.Text;
using System.Xml;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Text;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>
/// Writes a list as an .xlsx workbook: dates and numbers as such, text always as text, the heading row frozen, a filter on
/// every column. Rows are written one by one, into a stream that need not be sought in.
/// </summary>
public static class ListXlsx
{
    private const int LongestText = 32_767;

    private static readonly SpreadCheetahOptions Options = new()
    {
        DefaultFont = new DefaultFont { Name = "DengXian", Size = 11 },
        PreserveStringWhitespace = true,
        // Some readers, among them databases that import workbooks, find a cell only by its reference.
        WriteCellReferenceAttributes = true,
    };

    /// <summary>Writes the workbook.</summary>
    public static async Task WriteAsync<T>(Stream to, ListSheet<T> sheet, IAsyncEnumerable<T> rows, int count, CancellationToken ct)
    {
        await using var workbook = await Spreadsheet.CreateNewAsync(to, Options, ct);
        var styles = new Styles(workbook);
        var last = SpreadsheetUtility.GetColumnName(sheet.Columns.Count);
        var options = new WorksheetOptions { FrozenRows = 1, AutoFilter = new AutoFilterOptions($"A1:{last}{count + 1}") };
        foreach (var (i, column) in sheet.Columns.Index())
            options.Column(i + 1).Width = column.Width;
        await workbook.StartWorksheetAsync(SheetName(sheet.Name), options, ct);
        await workbook.AddHeaderRowAsync([.. sheet.Columns.Select(c => c.Heading)], styles.Heading, ct);
        await foreach (var row in rows.WithCancellation(ct))
            await workbook.AddRowAsync([.. sheet.Columns.Select(c => styles.CellOf(c.Value(row)))], ct);
        await workbook.FinishAsync(ct);
    }

    /// <summary>The text without what XML cannot hold, and no longer than a cell may be.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
                clean.Append(rune.ToString());
        return clean.ToString().Beginning(LongestText);
    }

    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Where(c => !@":\/?*[]".Contains(c))).Trim('\'');
        return clean.Length <= 31 ? clean : clean[..31];
    }

    /// <summary>The few looks of a cell.</summary>
    private sealed class Styles(Spreadsheet workbook)
    {
        private readonly StyleId _day = Formatted(workbook, NumberFormat.Custom("yyyy-mm-dd"));
        private readonly StyleId _instant = Formatted(workbook, NumberFormat.Custom("yyyy-mm-dd hh:mm"));

        // Text that looks like a formula: in a text cell it stays text even when somebody edits it.
        private readonly StyleId _text = Formatted(workbook, NumberFormat.Standard(StandardNumberFormat.Text));

        public StyleId Heading { get; } = workbook.AddStyle(new Style { Font = new() { Bold = true, Name = "DengXian", Size = 11 } });

        public Cell CellOf(object? value) => value switch
        {
            null => default,
            string text when CsvCell.Guard(text) != text => new(Clean(text), _text),
            string text => new(Clean(text)),
            DateOnly day => new(day.ToDateTime(TimeOnly.MinValue), _day),
            DateTimeOffset at => new(at.ToOffset(BeijingTime.Offset).DateTime, _instant),
            int number => new(number),
            long number => new(number),
            decimal number => new(number),
            _ => throw new ArgumentException($"A list cannot hold a {value.GetType().Name}."),
        };

        private static StyleId Formatted(Spreadsheet workbook, NumberFormat format) => workbook.AddStyle(new Style { Format = format });
    }
}
