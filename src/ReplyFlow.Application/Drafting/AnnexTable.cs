using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Drafting;

/// <summary>The table of a letter's attachment, from a file or pasted as rows with tabs. What cannot be set as a table is refused by its line.</summary>
public static class AnnexTable
{
    private const int MaxRows = 2000;
    private const int MaxCell = 500;

    /// <summary>Rows with tabs, as they are shown to be changed.</summary>
    public static string Text(IReadOnlyList<IReadOnlyList<string>> table) => string.Join('\n', table.Select(row => string.Join('\t', row)));

    /// <summary>Reads a table that was pasted or typed.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    internal static IReadOnlyList<IReadOnlyList<string>> Read(string text) => Checked("Table", TableReader.Pasted(text, MaxRows + 1));

    /// <summary>Reads the first sheet of a workbook, or a file of separated values.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    internal static IReadOnlyList<IReadOnlyList<string>> Read(string name, byte[] bytes)
    {
        try
        {
            return Checked("Files", TableReader.Read(name, bytes, MaxRows + 1));
        }
        catch (InvalidInputException e) when (e.Errors is [{ Field: "File" } error])
        {
            throw new InvalidInputException("Files", error.Message);
        }
    }

    private static List<IReadOnlyList<string>> Checked(string field, IReadOnlyList<TableRow> read)
    {
        var rows = read.Select((row, i) => (Line: i + 1, Cells: row.Cells.Select(Plain).ToList())).Where(r => r.Cells.Exists(c => c.Length > 0)).ToList();
        if (rows.Count > MaxRows)
            throw new InvalidInputException(field, $"表格超过 {MaxRows} 行，请分成几个附件。");
        if (rows.Count < 2)
            throw new InvalidInputException(field, "表格应有一行表头和至少一行内容；格与格之间是制表符，从 Excel、WPS 或 Word 的表格里复制过来就是这样。");
        // Columns that nobody wrote in are not the table's.
        var columns = rows.Max(r => r.Cells.FindLastIndex(c => c.Length > 0)) + 1;
        var heading = rows[0].Cells;
        if (columns == 1)
            throw new InvalidInputException(field, "只认出一列。格与格之间应是制表符，请从 Excel、WPS 或 Word 的表格里复制，或上传文件。");
        for (var i = 0; i < columns; i++)
            if (i >= heading.Count || heading[i].Length == 0)
                throw new InvalidInputException(
                    field, $"第 {rows[0].Line} 行是表头，它的第 {i + 1} 格是空的。表格上方的标题行请删去（标题写在附件名称里），每一列都要有表头。");
        var wrong = rows.Where(r => r.Cells.Count != heading.Count && r.Cells.Count != columns).Take(5).ToList();
        if (wrong.Count > 0)
            throw new InvalidInputException(field, string.Join("", wrong.Select(r => $"第 {r.Line} 行有 {r.Cells.Count} 格，表头有 {columns} 格。"))
                + "各行应当一样多，空格子也要占一格。");
        foreach (var (line, cells) in rows)
            if (cells.FindIndex(c => TextLength.Of(c) > MaxCell) is >= 0 and var at)
                throw new InvalidInputException(field, $"第 {line} 行第 {at + 1} 格有 {TextLength.Of(cells[at])} 字，最多 {MaxCell} 字。");
        return [.. rows.Select(r => (IReadOnlyList<string>)r.Cells[..columns])];
    }

    private static string Plain(string cell) => string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
