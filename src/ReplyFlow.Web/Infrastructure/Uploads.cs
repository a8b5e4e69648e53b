using System.Text;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Reads files that a browser sent into memory; how large one may be is asked before.</summary>
internal static class Uploads
{
    /// <summary>The whole file.</summary>
    public static async Task<byte[]> BytesAsync(this IFormFile file)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, CancellationToken.None);
        return bytes.ToArray();
    }

    /// <summary>A list to import.</summary>
    /// <exception cref="InvalidInputException">There is none, or it is larger than so many bytes.</exception>
    public static async Task<byte[]> ListAsync(IFormFile? file, int maxBytes)
    {
        if (file is not { Length: > 0 })
            throw new InvalidInputException("File", "请选择要导入的文件。");
        return file.Length <= maxBytes ? await file.BytesAsync()
            : throw new InvalidInputException("File", $"文件有 {file.Length / 1024 / 1024.0:0.0} MB，上限是 {maxBytes / 1024 / 1024} MB。");
    }

    /// <summary>The file as text.</summary>
    /// <exception cref="InvalidInputException">It is larger than so many bytes, or not UTF-8.</exception>
    public static async Task<string> TextAsync(this IFormFile file, int maxBytes)
    {
        if (file.Length > maxBytes)
            throw new InvalidInputException("File", $"文件有 {file.Length:N0} 字节，上限是 {maxBytes:N0} 字节。");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(await file.BytesAsync());
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidInputException("File", $"文件不是 UTF-8 编码：第 {e.Index + 1} 字节读不出来。请用 UTF-8 另存后再导入。");
        }
    }
}
