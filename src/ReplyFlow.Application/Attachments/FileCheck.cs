using System.Buffers;
using System.Security.Cryptography;
using ReplyFlow.Application.Attachments.Pdf;

namespace ReplyFlow.Application.Attachments;

/// <summary>Says whether an uploaded file may become an attachment, by its content alone. Holds no more than pieces of it in memory.</summary>
public static class FileCheck
{
    /// <summary>What may be uploaded, for the sentences that refuse something else.</summary>
    public const string Allowed = "PDF、JPEG 或 PNG 图片、.docx、.xlsx";

    /// <summary>The longest comment that the end of a zip archive can have, and that end: where one that hides in another file would be.</summary>
    private const int Tail = 65_557;

    /// <summary>Checks it.</summary>
    /// <returns>The file, or in Chinese why not: a sentence without its end.</returns>
    internal static async Task<(CheckedFile? File, string? Fault)> RunAsync(AttachmentUpload upload, long maxBytes, CancellationToken ct)
    {
        var content = upload.Content;
        if (content.Length > maxBytes)
            return (null, $"超过 {Megabytes(maxBytes)} MB");
        if (content.Length == 0)
            return (null, "是空文件");
        var (kind, fault) = await KindAsync(content, ct);
        if (kind is null)
            return (null, fault);
        if (kind.IsPicture)
        {
            (var clean, fault) = await ImageCleaner.RunAsync(content, kind, ct);
            if (clean is null)
                return (null, fault);
            content = clean;
        }
        try
        {
            content.Position = 0;
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
            return (new CheckedFile(FileNames.Clean(upload.Name, kind), kind.MediaType, content.Length, sha256, content, IsOwn: kind.IsPicture), null);
        }
        catch when (kind.IsPicture)
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private static string Megabytes(long bytes) => (bytes / (double)(1 << 20)).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<(FileKind? Kind, string? Fault)> KindAsync(Stream content, CancellationToken ct)
    {
        var head = new byte[16];
        content.Position = 0;
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (Begins("PK\x03\x04"u8))
            return await ZipCheck.RunAsync(content, ct);
        if (Begins([0xD0, 0xCF, 0x11, 0xE0]))
            return (null, "是旧格式的 Office 文件或加了密码，请另存为不加密码的 .docx 或 .xlsx");
        if (head.AsSpan(4, 4).SequenceEqual("ftyp"u8))
            return (null, "是 HEIC 照片或视频，请在手机上改存为 JPEG");
        var kind = Begins("%PDF-"u8) ? FileKind.Pdf
            : Begins([0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
            : Begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png
            : null;
        if (kind is null)
            return (null, $"不是可以上传的文件（{Allowed}）");
        if (!await EndsAsync(content, kind, ct))
            return (null, "文件不完整，或在文件后面夹带了别的内容");
        return kind == FileKind.Pdf && await PdfCheck.FaultAsync(content, ct) is { } acts ? (null, acts) : (kind, null);

        bool Begins(ReadOnlySpan<byte> with) => head.AsSpan(0, length).StartsWith(with);
    }

    /// <summary>The file ends where its format ends, and no archive hides at its end.</summary>
    private static async Task<bool> EndsAsync(Stream content, FileKind kind, CancellationToken ct)
    {
        var length = (int)Math.Min(Tail, content.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            content.Position = content.Length - length;
            await content.ReadExactlyAsync(bytes.AsMemory(0, length), ct);
            var tail = bytes.AsSpan(0, length);
            // Pictures are written anew up to their end; what phones append behind it is left out.
            return tail.IndexOf("PK\x05\x06"u8) < 0 && (kind.IsPicture || tail.TrimEnd("\0\t\r\n "u8).EndsWith("%%EOF"u8));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
