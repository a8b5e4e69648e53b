using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Pdf;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Letters.Signing;
using UglyToad.PdfPig;

namespace ReplyFlow.Application.Archiving;

/// <summary>What one of the four checks of a package found.</summary>
/// <param name="Name">真实, 完整, 可用 or 安全.</param>
/// <param name="Problems">What does not hold, in Chinese; empty where the check is passed.</param>
public sealed record ArchiveCheckResult(string Name, IReadOnlyList<string> Problems);

/// <summary>
/// The four checks of an archive package, by the package alone: 真实 (what it holds is what the events made), 完整 (all is there and
/// unchanged), 可用 (every file can be opened) and 安全 (nothing in it can run or reach outside).
/// </summary>
public sealed class ArchiveCheck
{
    private const int MostEntries = 20_000;
    private const long LargestEntry = 1L << 30;
    private const long ListBytes = 16L << 20, LargestPdf = 64L << 20, MostUnpacked = 256L << 20;

    private static readonly HashSet<string> Formats = ["txt", "xml", "json", "pdf", "jpg", "jpeg", "png", "docx", "xlsx"];

    private readonly List<string> _authentic = [], _whole = [], _usable = [], _safe = [];

    private ArchiveCheck()
    {
    }

    /// <summary>Checks a package.</summary>
    /// <param name="package">The zip file; it must allow seeking.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidDataException">It is no zip file.</exception>
    public static async Task<IReadOnlyList<ArchiveCheckResult>> RunAsync(Stream package, CancellationToken ct)
    {
        var check = new ArchiveCheck();
        using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
        await check.PackageAsync(zip, ct);
        return [new("真实", check._authentic), new("完整", check._whole), new("可用", check._usable), new("安全", check._safe)];
    }

    private async Task PackageAsync(ZipArchive zip, CancellationToken ct)
    {
        var entries = Entries(zip);
        if (_safe.Count > 0)
            return;
        var listed = await ManifestAsync(entries, ct);
        var metadata = await MetadataAsync(entries, ct);
        var parts = metadata?.Parts.GroupBy(p => p.Path).ToDictionary(g => g.Key, g => g.First()) ?? [];
        foreach (var (path, entry) in entries.Where(e => e.Key != ArchiveZip.Manifest))
        {
            await using var content = await ContentAsync(entry, ct);
            if (content is null)
                continue;
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
            if (!listed.TryGetValue(path, out var kept))
                _whole.Add($"“{path}”不在 {ArchiveZip.Manifest} 里");
            else if (kept != sha256)
                _whole.Add($"“{path}”与 {ArchiveZip.Manifest} 里的摘要值不符");
            if (path == ArchiveZip.Metadata)
                continue;
            if (metadata is not null && !parts.ContainsKey(path))
                _whole.Add($"“{path}”不在 {ArchiveZip.Metadata} 的文件目录里");
            if (parts.TryGetValue(path, out var part))
                await PartAsync(part, content, sha256, metadata!, ct);
        }
        foreach (var path in listed.Keys.Where(p => !entries.ContainsKey(p)))
            _whole.Add($"缺少“{path}”");
        foreach (var path in parts.Keys.Where(p => !entries.ContainsKey(p) && !listed.ContainsKey(p)))
            _whole.Add($"缺少“{path}”");
    }

    private Dictionary<string, ZipArchiveEntry> Entries(ZipArchive zip)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>();
        if (zip.Entries.Count > MostEntries)
            _safe.Add($"有 {zip.Entries.Count:N0} 个文件，最多 {MostEntries:N0} 个");
        foreach (var entry in zip.Entries.Take(MostEntries))
        {
            var name = entry.FullName;
            if (name.Length == 0 || name.AsSpan().IndexOfAny("/\\:") >= 0 || name.Any(char.IsControl) || name.Any(IsDirection))
                _safe.Add($"文件名“{new string([.. name.Where(c => !char.IsControl(c) && !IsDirection(c))])}”含有路径或控制字符");
            else if (!Formats.Contains(Path.GetExtension(name).TrimStart('.').ToLowerInvariant()))
                _safe.Add($"“{name}”不是归档的格式");
            else if (entry.IsEncrypted)
                _safe.Add($"“{name}”加了密码");
            else if (entry.Length > LargestEntry)
                _safe.Add($"“{name}”解开后超过 {LargestEntry >> 30} GB");
            else if (!entries.TryAdd(name, entry))
                _safe.Add($"有两个“{name}”");
        }
        return entries;
    }

    private static bool IsDirection(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F';

    private async Task<Dictionary<string, string>> ManifestAsync(Dictionary<string, ZipArchiveEntry> entries, CancellationToken ct)
    {
        var listed = new Dictionary<string, string>();
        if (!entries.TryGetValue(ArchiveZip.Manifest, out var entry) || await ContentAsync(entry, ct) is not { } content)
        {
            _whole.Add($"缺少 {ArchiveZip.Manifest}");
            return listed;
        }
        if (content.Length > ListBytes)
        {
            _safe.Add($"{ArchiveZip.Manifest} 过大");
            await content.DisposeAsync();
            return listed;
        }
        using var reader = new StreamReader(content, Encoding.UTF8);
        while (await reader.ReadLineAsync(ct) is { } line)
            if (line.Length > 66 && line[64..66] == "  ")
                listed[line[66..]] = line[..64];
            else
                _whole.Add($"{ArchiveZip.Manifest} 有一行不是“摘要值、两个空格、文件名”");
        return listed;
    }

    private async Task<ArchiveMetadata?> MetadataAsync(Dictionary<string, ZipArchiveEntry> entries, CancellationToken ct)
    {
        if (!entries.TryGetValue(ArchiveZip.Metadata, out var entry) || await ContentAsync(entry, ct) is not { } content)
        {
            _whole.Add($"缺少 {ArchiveZip.Metadata}");
            return null;
        }
        await using (content)
        {
            try
            {
                var metadata = ArchiveMetadata.Read(content);
                Events(metadata);
                return metadata;
            }
            catch (XmlException e)
            {
                _usable.Add($"{ArchiveZip.Metadata} 读不出来（{e.Message}）");
                return null;
            }
        }
    }

    /// <summary>Each event has the hash of what it says; the trail goes in one direction.</summary>
    private void Events(ArchiveMetadata metadata)
    {
        var last = 0L;
        foreach (var e in metadata.Events)
        {
            if (e.ComputeHash(e.PreviousHash) != e.Hash)
                _authentic.Add($"过程第 {e.Seq} 条与它的校验值不符");
            if (e.Seq <= last)
                _authentic.Add($"过程第 {e.Seq} 条的次序不对");
            last = e.Seq;
        }
        if (metadata.Events.Count == 0)
            _whole.Add("没有过程");
        // By the events and not by what the metadata say of a file: those could be left out of both.
        var hashes = metadata.Parts.Select(p => p.Sha256).ToHashSet();
        foreach (var letter in Facts<LetterIssued>(metadata).Where(l => !hashes.Contains(l.Sha256)))
            _whole.Add($"过程里印发的{letter.Number}复函不在包里，或换了内容");
        var recalled = Facts<NoticeRecalled>(metadata).Select(f => f.Id).ToHashSet();
        if (Facts<NoticeMade>(metadata).Any(n => n.Sha256.Length > 0 && !recalled.Contains(n.Id) && !hashes.Contains(n.Sha256)))
            _whole.Add("过程里制发的一份通知不在包里，或换了内容");
        var struck = Facts<AttachmentStruck>(metadata).Select(f => f.Id).ToHashSet();
        foreach (var file in Facts<AttachmentAdded>(metadata).Where(f => !struck.Contains(f.Id) && !hashes.Contains(f.Sha256)))
            _whole.Add($"过程里添加的附件“{file.Name}”不在包里，或换了内容");
    }

    /// <summary>The answers that are told beside the papers are those of the events.</summary>
    private void Answers(ArchivePart part, Stream content, ArchiveMetadata metadata)
    {
        if (part.Title != ArchiveRecords.Title)
            return;
        content.Position = 0;
        var told = ArchiveRecords.AnswersIn(content).Where(a => a.Way != nameof(FeedbackWay.Entered)).ToList();
        foreach (var e in metadata.Events)
        {
            (FeedbackLevel, FeedbackWay)? said = e.Kind == AuditFact.KindOf<DeputyAnswered>() && Fact<DeputyAnswered>(e) is { } own ? (own.Level, own.Way)
                : e.Kind == AuditFact.KindOf<AnswerEntered>() && Fact<AnswerEntered>(e) is { } entered ? (entered.Level, entered.Way) : null;
            if (said is var (level, way) && !told.Remove((level.ToString(), way.ToString(), ArchiveRecords.Time(e.At))))
                _authentic.Add($"过程第 {e.Seq} 条的答复，“{part.Path}”里没有，或有出入");
        }
        if (told.Count > 0)
            _authentic.Add($"“{part.Path}”里有 {told.Count} 份答复，过程里没有记载");
    }

    private List<T> Facts<T>(ArchiveMetadata metadata) where T : AuditFact =>
        [.. metadata.Events.Where(e => e.Kind == AuditFact.KindOf<T>()).Select(Fact<T>).OfType<T>()];

    private T? Fact<T>(AuditEvent e) where T : AuditFact
    {
        try
        {
            return AuditFact.Read<T>(e.Data);
        }
        catch (JsonException)
        {
            _authentic.Add($"过程第 {e.Seq} 条读不出来");
            return null;
        }
    }

    /// <summary>The content unpacked beside memory; null, and a finding, where it is damaged or larger than it says.</summary>
    private async Task<Stream?> ContentAsync(ZipArchiveEntry entry, CancellationToken ct)
    {
        var content = TemporaryFile.Create();
        try
        {
            await using var packed = await entry.OpenAsync(ct);
            var buffer = new byte[81920];
            while (await packed.ReadAsync(buffer, ct) is var read and > 0)
            {
                await content.WriteAsync(buffer.AsMemory(0, read), ct);
                if (content.Length <= entry.Length)
                    continue;
                _safe.Add($"“{entry.FullName}”解开后比所记的大");
                await content.DisposeAsync();
                return null;
            }
            content.Position = 0;
            return content;
        }
        catch (InvalidDataException)
        {
            _whole.Add($"“{entry.FullName}”已损坏，解不开");
            await content.DisposeAsync();
            return null;
        }
    }

    private async Task PartAsync(ArchivePart part, Stream content, string sha256, ArchiveMetadata metadata, CancellationToken ct)
    {
        if (part.Sha256 != sha256 || part.Size != content.Length)
            _whole.Add($"“{part.Path}”与 {ArchiveZip.Metadata} 里的摘要值或字节数不符");
        if (part.IsAudited && !metadata.Events.Any(e => e.Data.Contains(sha256, StringComparison.Ordinal)))
            _authentic.Add($"“{part.Path}”的摘要值在过程里没有记载");
        content.Position = 0;
        switch (part.Format.ToLowerInvariant())
        {
            case "pdf":
                await PdfAsync(part, content, ct);
                break;
            case "xml":
                if (Xml(part, content))
                    Answers(part, content, metadata);
                break;
            case "txt" or "json":
                await TextAsync(part, content, ct);
                break;
            default:
                await UploadAsync(part, content, ct);
                break;
        }
    }

    private async Task PdfAsync(ArchivePart part, Stream content, CancellationToken ct)
    {
        // First what it may do, by a reader that unpacks within bounds; only what passes is opened.
        if (!await UploadAsync(part, content, ct))
            return;
        if (content.Length > LargestPdf)
        {
            _safe.Add($"“{part.Path}”超过 {LargestPdf >> 20} MB");
            return;
        }
        // The library that opens it unpacks each stream whole.
        if (await PdfCheck.UnpacksWithinAsync(content, MostUnpacked, ct) is not true and var unpacks)
        {
            if (unpacks is false)
                _safe.Add($"“{part.Path}”解开后超过 {MostUnpacked >> 20} MB，没有打开");
            else if (part.Pages is not null || part.SignedBy.Length > 0)
                _safe.Add($"“{part.Path}”用了本系统不用的压缩方式，没有打开");
            return;
        }
        content.Position = 0;
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, ct);
        try
        {
            using var document = PdfDocument.Open(bytes);
            if (part.Pages is { } pages && document.NumberOfPages != pages)
                _usable.Add($"“{part.Path}”有 {document.NumberOfPages} 页，所记是 {pages} 页");
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            _usable.Add($"“{part.Path}”打不开");
            return;
        }
        if (part.SignedBy.Length == 0)
            return;
        try
        {
            if (PdfSignatures.Verify(bytes) is not [{ Intact: true, CoversWholeFile: true } signature] || signature.Signer != part.SignedBy)
                _authentic.Add($"“{part.Path}”的电子签名不完整，或不是{part.SignedBy}的");
        }
        catch (SigningException e)
        {
            _authentic.Add($"“{part.Path}”的电子签名无法核对：{e.Message}");
        }
    }

    private bool Xml(ArchivePart part, Stream content)
    {
        try
        {
            if (content.Length > ArchiveMetadata.XmlBytes)
                _safe.Add($"“{part.Path}”过大");
            using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (content.Length <= ArchiveMetadata.XmlBytes && reader.Read())
                if (reader.NodeType == XmlNodeType.ProcessingInstruction || (reader.NodeType == XmlNodeType.Element && reader.NamespaceURI.Length > 0))
                {
                    _safe.Add($"“{part.Path}”里有别的格式的内容，打开时可能运行");
                    return false;
                }
            return content.Length <= ArchiveMetadata.XmlBytes;
        }
        catch (XmlException)
        {
            _usable.Add($"“{part.Path}”打不开");
            return false;
        }
    }

    private async Task TextAsync(ArchivePart part, Stream content, CancellationToken ct)
    {
        try
        {
            var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
            using var reader = new StreamReader(content, utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            var buffer = new char[4096];
            while (await reader.ReadAsync(buffer, ct) > 0)
                ;
        }
        catch (DecoderFallbackException)
        {
            _usable.Add($"“{part.Path}”不是 UTF-8 文本");
        }
    }

    private async Task<bool> UploadAsync(ArchivePart part, Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var (file, fault) = await FileCheck.RunAsync(new AttachmentUpload(part.Path, content), LargestEntry, ct);
        if (fault is not null)
            _safe.Add($"“{part.Path}”{fault}");
        if (file is { IsOwn: true })
            await file.Content.DisposeAsync();
        return fault is null;
    }
}
