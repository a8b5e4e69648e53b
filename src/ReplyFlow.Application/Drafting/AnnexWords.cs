using System.Globalization;
using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Application.Drafting;

/// <summary>The letter's own attachments in words.</summary>
public static class AnnexWords
{
    /// <summary>What kind of attachment it is and how much of it there is.</summary>
    public static string Kind(DraftAnnex annex) => annex switch
    {
        { Table: { } table } => $"表格，{table.Count - 1} 行 {table[0].Count} 列",
        { File: { } file } => $"PDF，{file.Pages} 页",
        _ => $"文字，{(annex.Text ?? "").Split('\n').Length} 段",
    };

    /// <summary>附件1, or 附件 where there is only one.</summary>
    public static string Mark(int index, int count) => count == 1 ? "附件" : "附件" + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>All that it says, as text: a table's rows with tabs; of a PDF its name and hash.</summary>
    public static string Text(DraftAnnex annex) => annex switch
    {
        { Table: { } table } => AnnexTable.Text(table),
        { File: { } file } => $"{file.Name}（PDF，{file.Pages} 页，SHA-256 {file.Sha256}）",
        _ => annex.Text ?? "",
    };
}
