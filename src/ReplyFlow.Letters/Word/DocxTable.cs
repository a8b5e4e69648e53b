using System.Text;
using System.Xml;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Word;

/// <summary>Reads a table's rows as lines: cells parted by tabs, the paragraphs of a cell by spaces, a table inside a cell as part of it.</summary>
internal static class DocxTable
{
    internal static List<string> Rows(XmlReader table)
    {
        var rows = new List<string>();
        var row = new StringBuilder();
        var (depth, cells, total, hidden) = (0, 0, 0, false);
        while (table.Read() && total <= LetterLimits.BodyLength)
        {
            if (table.NodeType == XmlNodeType.EndElement)
            {
                if (table.LocalName == "tbl")
                    depth--;
                else if (table.LocalName == "tr" && depth == 1)
                    rows.Add(row.ToString());
                continue;
            }
            switch (table.NodeType == XmlNodeType.Element ? table.LocalName : "")
            {
                case "tbl" when !table.IsEmptyElement:
                    depth++;
                    break;
                case "tr" when depth == 1:
                    (cells, _) = (0, row.Clear());
                    break;
                case "tc" when depth == 1:
                    if (cells++ > 0)
                        row.Append('\t');
                    break;
                case "p" or "br" or "tab" or "cr" when row.Length > 0 && row[^1] is not ('\t' or ' '):
                    row.Append(' ');
                    break;
                case "r":
                    hidden = false;
                    break;
                case "vanish":
                    hidden = WordNumbering.Value(table) is not ("0" or "false" or "off");
                    break;
                case "rt" or "instrText" or "del" or "moveFrom":
                    table.ReadSubtree().Dispose();
                    SkipTo(table);
                    break;
                case "t" when !table.IsEmptyElement && table.Read() && table.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace && !hidden:
                    row.Append(table.Value.Replace('\t', ' '));
                    total += table.Value.Length;
                    break;
            }
        }
        return [.. rows.Select(r => string.Join('\t', r.Split('\t').Select(c => c.Trim())))];
    }

    // A closed subtree leaves the reader on its end.
    private static void SkipTo(XmlReader table)
    {
        while (table.NodeType is not (XmlNodeType.EndElement or XmlNodeType.Element or XmlNodeType.None) && table.Read())
        {
        }
    }
}
