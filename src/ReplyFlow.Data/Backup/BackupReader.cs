using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ReplyFlow.Data.Backup;

/// <summary>Reads a backup file; everything it returns has been checked against the manifest.</summary>
internal static class BackupReader
{
    private const int MaxManifest = 1 << 20;

    /// <summary>Reads the whole file once, so that nothing is restored from a damaged one.</summary>
    /// <exception cref="BackupException">It is no backup, is damaged, or was made by a newer program.</exception>
    public static async Task<BackupManifest> CheckAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, ct);
            var manifest = await ManifestAsync(zip, ct);
            foreach (var table in manifest.Tables)
                await ReadTableAsync(zip, table, _ => Task.CompletedTask, ct);
            return manifest;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or DecoderFallbackException)
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
    public static async Task ReadTableAsync(ZipArchive zip, BackupTable table, Func<string, Task> row, CancellationToken ct)
    {
        var entry = zip.GetEntry(table.EntryName) ?? throw new InvalidDataException($"{table.EntryName} is missing");
        using var sha = SHA256.Create();
        var rows = 0L;
        await using (var stream = await entry.OpenAsync(ct))
        await using (var hashing = new CryptoStream(stream, sha, CryptoStreamMode.Read))
        {
            using var reader = new StreamReader(hashing, new UTF8Encoding(false, throwOnInvalidBytes: true));
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                await row(line);
                rows++;
            }
        }
        if (rows != table.Rows || !Convert.ToHexStringLower(sha.Hash!).Equals(table.Sha256, StringComparison.Ordinal))
            throw new InvalidDataException($"{table.EntryName} differs from the manifest");
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, CancellationToken ct)
    {
        var entry = zip.GetEntry(BackupManifest.EntryName);
        if (entry is null || entry.Length > MaxManifest)
            throw new InvalidDataException("no manifest");
        await using var stream = await entry.OpenAsync(ct);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, BackupRows.Json, ct) ?? throw new InvalidDataException("no manifest");
        return manifest.Format == BackupManifest.CurrentFormat
            ? manifest
            : throw new BackupException($"备份文件的格式版本是 {manifest.Format}，本程序只认识 {BackupManifest.CurrentFormat}。请用建立它的版本恢复。");
    }
}
