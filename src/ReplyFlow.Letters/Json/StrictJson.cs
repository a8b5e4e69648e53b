using System.Text;
using System.Text.Json;

namespace ReplyFlow.Letters.Json;

/// <summary>Reads a whole JSON document strictly: UTF-8 with or without BOM, no comments, no duplicate names, a limit on size and depth.</summary>
internal static class StrictJson
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowDuplicateProperties = false,
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
        MaxDepth = 16,
    };

    /// <summary>Makes the exception that the reader throws: field (JSON path), expectation, cause.</summary>
    internal delegate LetterInputException Fail(string field, string expected, Exception? inner = null);

    internal static byte[] ReadFile(string path, long maxBytes, Fail fail)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            throw fail("", "文件不存在。");
        if (info.Length > maxBytes)
            throw fail("", $"文件有 {info.Length:N0} 字节，超过上限 {maxBytes:N0} 字节。");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw fail("", "文件读不出来，请检查权限或是否被占用。", e);
        }
    }

    internal static StrictObject Parse(ReadOnlyMemory<byte> bytes, Fail fail)
    {
        var span = bytes.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        try
        {
            Utf8.GetCharCount(bytes.Span);
        }
        catch (DecoderFallbackException e)
        {
            throw fail("", $"应为 UTF-8 编码，第 {e.Index + 1} 个字节起不是。", e);
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, Options);
        }
        catch (JsonException e)
        {
            throw fail("", $"应为合乎语法且字段不重复的 JSON，第 {(e.LineNumber ?? 0) + 1} 行第 {(e.BytePositionInLine ?? 0) + 1} 字节处有误。", e);
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw fail("", "最外层应为 JSON 对象 { … }。");
        return new StrictObject(document.RootElement, "", fail);
    }
}
