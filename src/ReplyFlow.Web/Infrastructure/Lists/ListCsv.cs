using System.Globalization;
using System.Text;
using ReplyFlow.Domain;

namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>Writes a list as CSV (RFC 4180, UTF-8 with BOM so that Excel reads Chinese); no cell can start a formula.</summary>
public static class ListCsv
{
    /// <summary>Writes the heading row and every row.</summary>
    public static async Task WriteAsync<T>(Stream to, ListSheet<T> sheet, IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 14, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(CsvCell.Line(sheet.Columns.Select(c => c.Heading)).AsMemory(), ct);
        await foreach (var row in rows.WithCancellation(ct))
            await writer.WriteLineAsync(CsvCell.Line(sheet.Columns.Select(c => Text(c.Value(row)))).AsMemory(), ct);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToOffset(BeijingTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
