using Microsoft.Data.Sqlite;
using Npgsql;

namespace ReplyFlow.Data.Databases;

/// <summary>Tells a database that is away, full or too busy from a fault of the program: whoever asks again later may be answered.</summary>
public static class DatabaseAway
{
    /// <summary>SQLite's code for a file that cannot be opened.</summary>
    internal const int CannotOpen = 14;

    /// <summary>SQLite's code for a disk without room.</summary>
    private const int Full = 13;

    /// <summary>What Linux and Windows say of a disk without room.</summary>
    private static readonly int[] FullDisk = [28, unchecked((int)0x80070070)];

    /// <summary>Busy, locked, read-only, no reading or writing, damaged, disk full, cannot be opened, no database.</summary>
    private static readonly int[] SqliteCodes = [5, 6, 8, 10, 11, Full, CannotOpen, 26];

    /// <summary>No connection, no resources, stopped by an operator, system error; no such database, not let in.</summary>
    private static readonly string[] PostgresClasses = ["08", "53", "57", "58", "3D", "28"];

    /// <summary>Whether others kept it busy for too long: it is there, and the next try will most likely do.</summary>
    public static bool IsBusy(Exception exception) => exception switch
    {
        SqliteException e => e.SqliteErrorCode is 5 or 6,
        PostgresException e => e.SqlState
            is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable,
        _ => exception.InnerException is { } inner && IsBusy(inner),
    };

    /// <summary>Whether there was no room left on the disk, for the database or another file: somebody has to make some.</summary>
    public static bool IsFull(Exception exception) => exception switch
    {
        SqliteException e => e.SqliteErrorCode == Full,
        PostgresException e => e.SqlState == PostgresErrorCodes.DiskFull,
        IOException e when FullDisk.Contains(e.HResult) => true,
        _ => exception.InnerException is { } inner && IsFull(inner),
    };

    /// <summary>Whether that is why something failed.</summary>
    public static bool IsCauseOf(Exception exception) => IsBusy(exception) || IsFull(exception) || exception switch
    {
        SqliteException e => SqliteCodes.Contains(e.SqliteErrorCode),
        PostgresException e => PostgresClasses.Any(c => e.SqlState.StartsWith(c, StringComparison.Ordinal)),
        NpgsqlException => true,
        _ => exception.InnerException is { } inner && IsCauseOf(inner),
    };
}
