using System.Text.Json;
using ReplyFlow.Domain.Json;
using ReplyFlow.Letters.Placed;

namespace ReplyFlow.Letters.Model;

/// <summary>Reads an item of a letter file's <c>attachments</c>: a title alone, or a title with a text, a table or a PDF.</summary>
internal static class AttachmentReader
{
    /// <param name="item">The item.</param>
    /// <param name="folder">Where files are that it names; null where it may name none.</param>
    internal static LetterAttachment? Read(StrictJson item, string? folder)
    {
        if (item.ValueKind == JsonValueKind.Object)
            return item.Object(o => Attachment(o, folder));
        if (item.ValueKind != JsonValueKind.String)
        {
            item.Error("应为附件名称，或 {title, body}、{title, table}、{title, pdf} 这样的对象");
            return null;
        }
        if (item.Text(LetterLimits.TitleText) is not { } title)
            return null;
        if (string.IsNullOrWhiteSpace(title))
            item.Error("不能为空");
        return title;
    }

    private static LetterAttachment Attachment(StrictObject o, string? folder)
    {
        var attachment = new LetterAttachment(o.Text("title", LetterLimits.TitleText, "附件名称"))
        {
            Body = o.Has("body") ? LineEnds.Normalize(o.Text("body", LetterLimits.BodyLength, "附件的文字")) : null,
            Table = o.Has("table") ? Table(o) : null,
            Pdf = o.Has("pdf") ? Pdf(o, folder) : null,
        };
        if (new[] { "body", "table", "pdf" }.Count(o.Has) != 1)
            o.Error("title", "附件应有 body（文字）、table（表格）、pdf（PDF 文件）之一；只写名称的附件直接写成字符串");
        return attachment;
    }

    private static PlacedPdf? Pdf(StrictObject o, string? folder)
    {
        var name = o.Text("pdf", LetterLimits.FileName, "PDF 文件名");
        if (name.Length == 0)
            return null;
        if (folder is null)
        {
            o.Error("pdf", "这里不能引用文件");
            return null;
        }
        try
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (!file.Exists)
                o.Error("pdf", $"文件“{name}”不存在，应写相对于公文文件的位置");
            else if (file.Length > PlacedPdf.MostBytes)
                o.Error("pdf", $"文件“{name}”有 {file.Length:N0} 字节，超过上限 {PlacedPdf.MostBytes:N0} 字节");
            else
                return PlacedPdf.Open(File.ReadAllBytes(file.FullName), LetterLimits.Pages);
        }
        catch (PlacedPdfException e)
        {
            o.Error("pdf", $"“{name}”：{e.Message.TrimEnd('。')}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            o.Error("pdf", $"文件“{name}”读不出来，请检查名称、权限或是否被占用");
        }
        return null;
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
