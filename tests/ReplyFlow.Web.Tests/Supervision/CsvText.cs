using System.Text;

namespace ReplyFlow.Web.Tests.Supervision;

/// <summary>Reads CSV as a spreadsheet does (RFC 4180).</summary>
internal static class CsvText
{
    public static List<List<string>> Read(string text)
    {
        Assert.Equal('\uFEFF', text[0]);
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 1; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && text[i] is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (text[i] == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else if (quoted || text[i] != '\r')
                cell.Append(text[i]);
        }
        Assert.True(row.Count == 0 && cell.Length == 0, "the last line has no end");
        return rows;
    }
}
