using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ReplyFlow.Data.Backup;

/// <summary>Reads a backup file; everything it returns has been checked against the manifest.</summary>
internal static class BackupReader
{
    private const int MaxManifest = 1 << 20;

    /// <summary>Reads the whole file once, so that nothing is restored from a damaged one.</summary>
    /// <exception cref="BackupException">It is no backup, is damaged, or was made by a newer program.</exception>
    public static async Task<BackupManifest> CheckAsync(string file, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, ct);
            var manifest = await ManifestAsync(zip, ct);
            var (read, all) = (0L, manifest.Tables.Sum(t => t.Rows));
            foreach (var table in manifest.Tables)
            {
                progress?.Report(new("读回核对", read, all));
                await ReadTableAsync(zip, table, _ => ValueTask.CompletedTask, ct);
                read += table.Rows;
            }
            return manifest;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or DecoderFallbackException or EndOfStreamException or NotSupportedException)
        {
            throw new BackupException($"{file} 不是完整的备份文件（已损坏或被改动），没有恢复任何内容。", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"不能读取 {file}：{e.Message}", e);
        }
    }

    /// <summary>Hands over a table's rows, line by line, and checks their number and hash at the end.</summary>
    /// <exception cref="InvalidDataException">They are not what the manifest says.</exception>
    public static async Task ReadTableAsync(ZipArchive zip, BackupTable table, Func<ReadOnlyMemory<byte>, ValueTask> row, CancellationToken ct)
    {
        var entry = zip.GetEntry(table.EntryName) ?? throw new InvalidDataException($"{table.EntryName} is missing");
        var rows = 0L;
        await using var stream = await entry.OpenAsync(ct);
        using var lines = new BoundedLines(stream, entry.Length);
        while (await lines.NextAsync(ct) is { } line)
        {
            // Looked at before anything is made of it: what is no row, or one too many, ends the reading.
            if (++rows > table.Rows || !line.Span.StartsWith("{"u8))
                throw new InvalidDataException($"{table.EntryName} differs from the manifest");
            await row(line);
        }
        if (rows != table.Rows || !lines.Sha256().Equals(table.Sha256, StringComparison.Ordinal))
            throw new InvalidDataException($"{table.EntryName} differs from the manifest");
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, CancellationToken ct)
    {
        var entry = zip.GetEntry(BackupManifest.EntryName);
        if (entry is null || entry.Length > MaxManifest)
            throw new InvalidDataException("no manifest");
        await using var stream = await entry.OpenAsync(ct);
        var text = new byte[entry.Length];
        await stream.ReadExactlyAsync(text, ct);
        var manifest = JsonSerializer.Deserialize<BackupManifest>(text, BackupRows.Json);
        if (manifest?.Tables is null || manifest.Schema is null || manifest.Tables.Any(t => t?.Name is null || t.Columns is null || t.Sha256 is null))
            throw new InvalidDataException("no manifest");
        return manifest.Format == BackupManifest.CurrentFormat
            ? manifest
            : throw new BackupException($"备份文件的格式版本是 {manifest.Format}，本程序只认识 {BackupManifest.CurrentFormat}。请用建立它的版本恢复。");
    }
}
