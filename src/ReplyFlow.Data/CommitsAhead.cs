using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ReplyFlow.Data;

/// <summary>
/// Until it is disposed, a context's commits are answered before they are on the disk, and <see cref="SettledAsync"/> waits for them and for
/// those of others at once. The end of the process loses none of them, that of the machine at most the latest.
/// </summary>
public sealed class CommitsAhead : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, SharedFlush> Flushes = new();

    private readonly ReplyFlowDb? _db;
    private readonly string _path;

    private CommitsAhead(ReplyFlowDb? db, string path) => (_db, _path) = (db, path);

    /// <summary>Where commits need not be asked for: the database makes those of several wait together itself, or they never wait.</summary>
    internal static CommitsAhead None { get; } = new(null, "");

    /// <summary>Of a context whose connection is open for it.</summary>
    internal static CommitsAhead Of(SqliteDb db) => new(db, db.Database.GetDbConnection().DataSource);

    /// <summary>Waits until all that was committed so far is on the disk.</summary>
    public Task SettledAsync() => _db is null ? Task.CompletedTask : Flushes.GetOrAdd(_path, path => new SharedFlush(() => Flush(path))).WaitAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_db is null)
            return;
        await using (var command = _db.Database.GetDbConnection().CreateCommand())
        {
            command.CommandText = "PRAGMA synchronous = FULL";
            await command.ExecuteNonQueryAsync();
        }
        await _db.Database.CloseConnectionAsync();
    }

    /// <summary>Commits are in the log until a checkpoint brings them into the database's file, which waits for the disk by itself.</summary>
    private static void Flush(string path)
    {
        try
        {
            using var log = File.OpenHandle($"{path}-wal", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(log);
        }
        catch (FileNotFoundException)
        {
            // The last connection took the log away with such a checkpoint.
        }
    }
}
