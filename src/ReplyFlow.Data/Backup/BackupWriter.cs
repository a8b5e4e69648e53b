using System.Buffers;
using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;

namespace ReplyFlow.Data.Backup;

/// <summary>
/// Writes the whole database, letters and all, into one file while the product keeps running: every table is read
/// within one snapshot. The file appears under its name only once it is complete and has been read back.
/// </summary>
public static class BackupWriter
{
    private const string Part = ".part";

    /// <summary>Writes a backup.</summary>
    /// <param name="address">The database; must have the newest schema.</param>
    /// <param name="file">The file to make; must not exist. Only its owner may read it: it holds personal data.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Cancels; nothing is left behind.</param>
    /// <param name="progress">Told of every table.</param>
    /// <exception cref="BackupException">The file exists or cannot be written, or the database's schema is not this program's.</exception>
    /// <exception cref="UnreadableTableException">The database is damaged.</exception>
    public static async Task<BackupManifest> WriteAsync(
        DatabaseAddress address, string file, TimeProvider time, CancellationToken ct, IProgress<WorkProgress>? progress = null)
    {
        if (File.Exists(file))
            throw new BackupException($"{file} 已经存在，请换一个文件名。");
        var working = $"{file}.{Guid.NewGuid():N}{Part}";
        try
        {
            DeleteLeft(file);
            var manifest = await WriteFileAsync(address, working, time, progress, ct);
            await BackupReader.CheckAsync(working, progress, ct);
            File.Move(working, file);
            return manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"不能写入 {file}：{e.Message}", e);
        }
        finally
        {
            if (File.Exists(working))
                File.Delete(working);
        }
    }

    /// <summary>Deletes what a backup to the same file left that was killed. One that is still being written is held open, and stays.</summary>
    private static void DeleteLeft(string file)
    {
        var full = Path.GetFullPath(file);
        foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(full)!, $"{Path.GetFileName(full)}.*{Part}"))
        {
            var middle = Path.GetFileName(part)[(Path.GetFileName(full).Length + 1)..^Part.Length];
            if (Guid.TryParseExact(middle, "N", out _) && IsLeft(part))
                File.Delete(part);
        }
    }

    private static bool IsLeft(string part)
    {
        try
        {
            using var free = new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<BackupManifest> WriteFileAsync(
        DatabaseAddress address, string file, TimeProvider time, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        await using var stream = new FileStream(file, OwnerOnly.NewFile());
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        await using var db = address.Open();
        var schema = await SchemaAsync(db, ct);
        await using var snapshot = await SnapshotAsync(db, ct);
        var tables = new List<BackupTable>();
        var entities = BackupSchema.Ordered(db.Model).ToList();
        foreach (var entity in entities)
        {
            progress?.Report(new("写入各表", tables.Count, entities.Count));
            tables.Add(await WriteTableAsync(zip, db, entity, ct));
        }
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, time.UtcNowMicroseconds(), address.Kind.ToString(), schema, tables);
        await using (var entry = await zip.CreateEntry(BackupManifest.EntryName).OpenAsync(ct))
            await JsonSerializer.SerializeAsync(entry, manifest, BackupRows.Json, ct);
        return manifest;
    }

    private static async Task<string> SchemaAsync(ReplyFlowDb db, CancellationToken ct)
    {
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            throw new BackupException("数据库还不是本程序的结构版本。请先启动一次本版本的系统完成升级，或用建立它的版本备份。");
        return (await db.Database.GetAppliedMigrationsAsync(ct)).Last();
    }

    /// <summary>A transaction that sees one moment. On SQLite it must not take the write lock, as EF's own would.</summary>
    private static async Task<IDbContextTransaction> SnapshotAsync(ReplyFlowDb db, CancellationToken ct)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection sqlite)
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await db.Database.OpenConnectionAsync(ct);
        return (await db.Database.UseTransactionAsync(sqlite.BeginTransaction(deferred: true), ct))!;
    }

    private static async Task<BackupTable> WriteTableAsync(ZipArchive zip, ReplyFlowDb db, IEntityType entity, CancellationToken ct)
    {
        var lines = new BackupRows(entity);
        var table = new BackupTable(BackupSchema.Table(entity), [.. lines.Columns.Select(BackupSchema.Column)], 0, "");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>();
        var rows = 0L;
        await using var entry = await zip.CreateEntry(table.EntryName, CompressionLevel.Fastest).OpenAsync(ct);
        await foreach (var row in TableRows.OfAsync(db, entity, ct))
        {
            buffer.ResetWrittenCount();
            lines.Write(buffer, row);
            hash.AppendData(buffer.WrittenSpan);
            await entry.WriteAsync(buffer.WrittenMemory, ct);
            rows++;
        }
        return table with { Rows = rows, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }
}
