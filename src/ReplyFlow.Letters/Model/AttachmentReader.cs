using System.Text.Json;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Letters.Model;

/// <summary>Reads an item of a letter file's <c>attachments</c>: a title alone, or a title with a text or a table.</summary>
internal static class AttachmentReader
{
    internal static LetterAttachment? Read(StrictJson item)
    {
        if (item.ValueKind == JsonValueKind.Object)
            return item.Object(Attachment);
        if (item.ValueKind != JsonValueKind.String)
        {
            item.Error("应为附件名称，或 {title, body}、{title, table} 这样的对象");
            return null;
        }
        if (item.Text(LetterLimits.TitleText) is not { } title)
            return null;
        if (string.IsNullOrWhiteSpace(title))
            item.Error("不能为空");
        return title;
    }

    private static LetterAttachment Attachment(StrictObject o)
    {
        var attachment = new LetterAttachment(o.Text("title", LetterLimits.TitleText, "附件名称"))
        {
            Body = o.Has("body") ? LineEnds.Normalize(o.Text("body", LetterLimits.BodyLength, "附件的文字")) : null,
            Table = o.Has("table") ? Table(o) : null,
        };
        if (attachment.Body is not null == attachment.Table is not null)
            o.Error("title", "附件应有 body（文字）或 table（表格）之一；只写名称的附件直接写成字符串");
        return attachment;
    }

    private static List<IReadOnlyList<string>> Table(StrictObject o)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var row in o.Items("table", LetterLimits.TableRows))
        {
            List<string> cells = [.. row.Items(LetterLimits.TableColumns).Select(c => c.Text(LetterLimits.CellText) ?? "")];
            if (rows.Count > 0 && cells.Count != rows[0].Count)
                row.Error($"有 {cells.Count} 格，表头有 {rows[0].Count} 格，应当一样多");
            rows.Add(cells);
        }
        if (rows.Count < 2 || rows[0].Count == 0)
            o.Error("table", "应有一行表头和至少一行内容");
        return rows;
    }
}
