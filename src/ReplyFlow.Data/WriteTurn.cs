using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ReplyFlow.Data;

/// <summary>
/// Whose turn it is to write a SQLite file, among the writers of this process. SQLite lets one write at a time and leaves the others to
/// look again and again, by chance and unfairly; here they queue up, wait no longer than <see cref="Longest"/>, and block no thread.
/// </summary>
internal static class WriteTurn
{
    /// <summary>How long a writer waits, here and for other processes, before it is told that the database is busy.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private const int Busy = 5;

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new();

    /// <summary>Waits for the turn; disposing ends it.</summary>
    /// <exception cref="SqliteException">It did not come in time.</exception>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken ct)
    {
        var turn = Of(path);
        return await turn.WaitAsync(Longest, ct) ? new Held(turn) : throw TooLong();
    }

    /// <inheritdoc cref="TakeAsync" />
    public static IDisposable Take(string path)
    {
        var turn = Of(path);
        return turn.Wait(Longest) ? new Held(turn) : throw TooLong();
    }

    private static SemaphoreSlim Of(string path) => Turns.GetOrAdd(path, _ => new SemaphoreSlim(1));

    private static SqliteException TooLong() => new("The database is busy: others of this process were writing for too long.", Busy);

    private sealed class Held(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
