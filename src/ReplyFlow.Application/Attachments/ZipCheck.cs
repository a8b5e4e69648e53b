using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ReplyFlow.Application.Attachments;

/// <summary>
/// Looks at a Word or Excel file, which is a zip archive: that it is nothing else beside, that it unpacks to a bounded size however
/// small it is, and that no program is in it.
/// </summary>
internal static class ZipCheck
{
    /// <summary>Most bytes that all entries together may unpack to.</summary>
    public const long MostUnpacked = 200L << 20;

    /// <summary>Most bytes of the directory of entries, which is held in memory.</summary>
    public const int MostDirectory = 256 * 1024;

    private const int EndLength = 22;
    private const int MostContentTypes = 1 << 20;
    private const string ContentTypes = "[Content_Types].xml";
    private static readonly string[] Programs =
    [
        "vbaproject", "vbadata", "activex/", "embeddings/", "macrosheets/", "dialogsheets/", "customui/", "webextensions/",
    ];

    /// <summary>What it is, or why it is refused.</summary>
    public static async Task<(FileKind? Kind, string? Fault)> RunAsync(Stream content, CancellationToken ct)
    {
        if (!await HasPlainDirectoryAsync(content, ct))
            return (null, "文件已损坏，或在文件前后夹带了别的内容");
        try
        {
            content.Position = 0;
            await using var zip = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            var names = zip.Entries.Select(e => e.FullName.Replace('\\', '/').ToLowerInvariant()).ToList();
            var kind = names.Contains("word/document.xml") ? FileKind.Word : names.Contains("xl/workbook.xml") ? FileKind.Excel : null;
            if (kind is null || zip.GetEntry(ContentTypes) is not { } types)
                return (null, "是压缩包，不是 .docx 或 .xlsx 文件");
            if (names.Exists(n => Programs.Any(p => n.Contains(p, StringComparison.Ordinal))) || await NamesProgramsAsync(types, ct))
                return (null, "含有宏、控件或嵌入的文件，请另存为不含宏的 .docx 或 .xlsx");
            return await UnpacksWithinAsync(zip, MostUnpacked, ct) ? (kind, null) : (null, $"解压后超过 {MostUnpacked >> 20} MB");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return (null, "文件已损坏或加了密码");
        }
    }

    /// <summary>The archive fills the whole file: it begins with an entry and ends with its directory, which has a bounded size.</summary>
    private static async Task<bool> HasPlainDirectoryAsync(Stream content, CancellationToken ct)
    {
        if (content.Length < EndLength)
            return false;
        var end = new byte[EndLength];
        content.Position = content.Length - EndLength;
        await content.ReadExactlyAsync(end, ct);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12));
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16));
        return end.AsSpan(0, 4).SequenceEqual("PK\x05\x06"u8) && end[20] == 0 && end[21] == 0
            && size <= MostDirectory && offset + (long)size + EndLength == content.Length;
    }

    private static async Task<bool> NamesProgramsAsync(ZipArchiveEntry types, CancellationToken ct)
    {
        await using var stream = await types.OpenAsync(ct);
        var bytes = new byte[MostContentTypes];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return length == bytes.Length || text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            || text.Contains("vbaProject", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Unpacks everything into nothing: what an entry says of its size is not to be trusted.</summary>
    public static async Task<bool> UnpacksWithinAsync(ZipArchive zip, long most, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            await using var stream = await entry.OpenAsync(ct);
            int read;
            while ((read = await stream.ReadAsync(buffer, ct)) > 0)
                if ((total += read) > most)
                    return false;
        }
        return true;
    }
}
