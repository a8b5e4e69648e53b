using ReplyFlow.Application.Core;
using ReplyFlow.Letters.Word;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>A Word file as sent by a browser.</summary>
internal static class WordFile
{
    /// <summary>Content type of a .docx.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Takes the draft out of the file.</summary>
    /// <exception cref="InvalidInputException">There is no file, or it cannot be used.</exception>
    public static async Task<ImportedDraft> ReadAsync(IFormFile? file)
    {
        if (file is null || file.Length == 0)
            throw new InvalidInputException("", "请先选择要导入的 Word 文件（.docx），再点“导入”。");
        var bytes = await file.BytesAsync();
        try
        {
            return DocxImport.Read(bytes, Path.GetFileName(file.FileName));
        }
        catch (DocxException e)
        {
            throw new InvalidInputException("", $"没有导入。{e.Message}（旧的 .doc 文件请先在 Word 或 WPS 中另存为 .docx。）");
        }
    }

    /// <summary>What stands in the editor now.</summary>
    public static string Words(ImportedDraft draft) => draft.Text.Length == 0
        ? "Word 文件里没有能带进来的文字。"
        : "编辑框里现在是 Word 文件的正文，还没有保存；导入前的内容已存为草稿。核对后点“保存草稿”替换，或刷新页面回到原来的草稿。";
}
