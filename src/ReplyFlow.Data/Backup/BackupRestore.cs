using System.Data.Common;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Guarding;
using ReplyFlow.Data.Listing;
using ReplyFlow.Data.Searching;

namespace ReplyFlow.Data.Backup;

/// <summary>Restores a backup into an empty database, of the same kind or the other: everything or nothing.</summary>
public static class BackupRestore
{
    private const int BatchRows = 200;

    /// <param name="file">The backup.</param>
    /// <param name="address">A SQLite file that does not exist yet, or a database without rows.</param>
    /// <param name="ct">Cancels; nothing is left behind but empty tables.</param>
    /// <param name="progress">Told of every few thousand rows.</param>
    /// <exception cref="BackupException">The file is damaged or of another version, or the target holds data.</exception>
    public static async Task<BackupManifest> RestoreAsync(
        string file, DatabaseAddress address, CancellationToken ct, IProgress<WorkProgress>? progress = null)
    {
        if (!File.Exists(file))
            throw new BackupException($"没有这个文件：{file}");
        var manifest = await BackupReader.CheckAsync(file, progress, ct);
        CheckSchema(manifest, address);
        var existed = address.FilePath is { } path && File.Exists(path);
        try
        {
            await RefuseDataAsync(address, existed, ct);
        }
        catch (SqliteException e)
        {
            throw new BackupException($"{address} 不是可用的数据库：{e.Message}", e);
        }
        try
        {
            await address.MigrateAsync(ct);
            await using var db = address.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            // Nothing changes after it is added. What triggers keep a row at a time is made at once when all is there.
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            if (db is SqliteDb)
                await KeptRows.RemoveAsync(db, ct);
            var (done, all) = (0L, manifest.Tables.Sum(t => t.Rows));
            await using (var zip = await ZipFile.OpenReadAsync(file, ct))
                foreach (var entity in BackupSchema.Ordered(db.Model))
                    await InsertAsync(zip, db, entity, manifest, rows => progress?.Report(new("恢复", done += rows, all)), ct);
            if (db is SqliteDb)
            {
                await KeptRows.FillAsync(db, ct);
                await db.Database.ExecuteSqlRawAsync(KeptRows.Sql(db), ct);
            }
            await SequencesAsync(db, ct);
            await transaction.CommitAsync(ct);
            return manifest;
        }
        catch (Exception e)
        {
            if (!existed && address.FilePath is { } made)
                DeleteDatabase(address, made);
            if (e is InvalidDataException or JsonException or DbUpdateException or DbException or InvalidOperationException
                or ArgumentException or FormatException or TargetInvocationException or UnstorableTextException)
                throw new BackupException($"{file} 的内容不能恢复：{(e.InnerException ?? e).Message}。没有恢复任何内容。", e);
            throw;
        }
    }

    private static void CheckSchema(BackupManifest manifest, DatabaseAddress address)
    {
        using var db = address.Open();
        var newest = db.Database.GetMigrations().Last();
        var ours = BackupSchema.Ordered(db.Model).Select(e => (BackupSchema.Table(e), string.Join(',', BackupSchema.Columns(e).Select(BackupSchema.Column))));
        var theirs = manifest.Tables.Select(t => (t.Name, string.Join(',', t.Columns)));
        // The two sets of migrations have the same names; when each was made differs.
        if (Name(newest) != Name(manifest.Schema) || !ours.Order().SequenceEqual(theirs.Order()))
            throw new BackupException($"备份的数据结构版本（{manifest.Schema}）与本程序（{newest}）不同。请用建立备份的版本恢复，再升级系统。");

        static string Name(string migration) => migration[(migration.IndexOf('_') + 1)..];
    }

    private static async Task RefuseDataAsync(DatabaseAddress address, bool existed, CancellationToken ct)
    {
        if (address.Kind == DatabaseKind.Sqlite && !existed)
            return;
        await using var db = address.Open();
        if (!(await db.Database.GetAppliedMigrationsAsync(ct)).Any())
            return;
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            throw new BackupException($"{address} 里已有旧版本的数据结构，只能恢复到空数据库。");
        foreach (var entity in BackupSchema.Ordered(db.Model))
        {
            var table = BackupSchema.Table(entity);
#pragma warning disable EF1002 // The name comes from the model.
            if (await db.Database.SqlQueryRaw<int>($"SELECT 1 AS \"Value\" FROM \"{table}\" LIMIT 1").AnyAsync(ct))
#pragma warning restore EF1002
                throw new BackupException($"{address} 里已有数据（{table}），只能恢复到空数据库。请另建一个。");
        }
    }

    private static async Task InsertAsync(
        ZipArchive zip, ReplyFlowDb db, IEntityType entity, BackupManifest manifest, Action<int> inserted, CancellationToken ct)
    {
        var rows = new BackupRows(entity);
        await using var plain = NeedsTracking(entity) ? null : new PlainInsert(db, entity, rows.Columns);
        var batch = new List<object?[]>(BatchRows);
        await BackupReader.ReadTableAsync(zip, manifest.Tables.Single(t => t.Name == BackupSchema.Table(entity)), async line =>
        {
            batch.Add(rows.Values(line.Span));
            if (batch.Count == BatchRows)
                await FlushAsync();
        }, ct);
        await FlushAsync();

        async Task FlushAsync()
        {
            if (plain is not null)
                await plain.AddAsync(batch, ct);
            else
            {
                db.AddRange(batch.Select(rows.Row));
                await db.SaveChangesAsync(ct);
                db.ChangeTracker.Clear();
            }
            inserted(batch.Count);
            batch.Clear();
        }
    }

    /// <summary>Rows with something beside them that a save makes, or whose parents may stand after them.</summary>
    private static bool NeedsTracking(IEntityType entity) =>
        SearchColumns.Read(entity.ClrType) || entity.GetForeignKeys().Any(f => f.PrincipalEntityType == entity);

    /// <summary>Rows came with their keys; PostgreSQL's counters do not know of them yet.</summary>
    private static async Task SequencesAsync(ReplyFlowDb db, CancellationToken ct)
    {
        if (db is SqliteDb)
            return;
        var sql = new StringBuilder();
        foreach (var entity in BackupSchema.Ordered(db.Model))
            foreach (var key in entity.GetProperties()
                .Where(p => p.ValueGenerated == ValueGenerated.OnAdd && (p.ClrType == typeof(int) || p.ClrType == typeof(long))))
            {
                var table = BackupSchema.Table(entity);
                sql.Append($"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{key.GetColumnName()}'), ")
                    .Append($"GREATEST((SELECT MAX(\"{key.GetColumnName()}\") FROM \"{table}\"), 1));");
            }
        if (sql.Length > 0)
            await db.Database.ExecuteSqlRawAsync(sql.ToString(), ct);
    }

    private static void DeleteDatabase(DatabaseAddress address, string path)
    {
        address.LetGo();
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
            if (File.Exists(file))
                File.Delete(file);
    }
}
