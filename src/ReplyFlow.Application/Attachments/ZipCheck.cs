using System.IO.Compression;
using ReplyFlow.Application.Attachments.Office;

namespace ReplyFlow.Application.Attachments;

/// <summary>
/// Looks at a Word or Excel file, which is a zip archive: that it is nothing else beside, that it unpacks to a bounded size however
/// small it is, and that nothing in it could do harm.
/// </summary>
internal static class ZipCheck
{
    /// <summary>Most bytes that all entries together may unpack to.</summary>
    public const long MostUnpacked = 200L << 20;

    /// <summary>What it is, or why it is refused.</summary>
    public static async Task<(FileKind? Kind, string? Fault)> RunAsync(Stream content, CancellationToken ct)
    {
        try
        {
            if (!await ZipLayout.IsWholeAsync(content, ct))
                return (null, "文件已损坏，或在文件前后夹带了别的内容，请用 Office 或 WPS 另存一次，或另存为 PDF 再上传");
            content.Position = 0;
            await using var zip = await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            var names = zip.Entries.Select(e => e.FullName.Replace('\\', '/').ToLowerInvariant()).ToHashSet();
            var kind = names.Contains("word/document.xml") ? FileKind.Word : names.Contains("xl/workbook.xml") ? FileKind.Excel : null;
            if (kind is null || !names.Contains("[content_types].xml"))
                return (null, "是压缩包，不是 .docx 或 .xlsx 文件");
            if (!await UnpacksWithinAsync(zip, MostUnpacked, ct))
                return (null, $"解压后超过 {MostUnpacked >> 20} MB");
            return PackageCheck.Fault(zip, ct) is { } fault ? (null, fault) : (kind, null);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return (null, "文件已损坏或加了密码");
        }
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
