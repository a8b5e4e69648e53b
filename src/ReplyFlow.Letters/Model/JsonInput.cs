using ReplyFlow.Domain.Json;

namespace ReplyFlow.Letters.Model;

/// <summary>Reads the JSON files that a person writes (letters, templates, forms) and names the first thing wrong with one.</summary>
internal static class JsonInput
{
    /// <summary>Makes the exception of a kind of file: field (JSON path), expectation, cause.</summary>
    internal delegate LetterInputException Refusal(string field, string expected, Exception? inner = null);

    internal static byte[] ReadFile(string path, long maxBytes, Refusal refuse)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            throw refuse("", "文件不存在。");
        if (info.Length > maxBytes)
            throw refuse("", $"文件有 {info.Length:N0} 字节，超过上限 {maxBytes:N0} 字节。");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw refuse("", "文件读不出来，请检查权限或是否被占用。", e);
        }
    }

    internal static T Parse<T>(ReadOnlyMemory<byte> bytes, Refusal refuse, Func<StrictObject, T> read) where T : class
    {
        try
        {
            return StrictJson.Read(bytes, root => root.Object(read))!;
        }
        catch (InputException e)
        {
            throw refuse(e.Errors[0].Path, e.Errors[0].Message + "。", e);
        }
    }
}
