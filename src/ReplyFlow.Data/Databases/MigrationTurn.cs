using Microsoft.EntityFrameworkCore;

namespace ReplyFlow.Data.Databases;

/// <summary>
/// One process at a time migrates a SQLite file. The framework's own lock there is a row, which outlives a process that
/// was killed meanwhile, and every later start would wait for it for ever. This one is a lock on a file beside the
/// database, which the operating system takes away with the process: whoever holds it knows such a row to be left over.
/// </summary>
internal static class MigrationTurn
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the turn; disposing ends it.</summary>
    /// <param name="databasePath">The database's file; its folder exists.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<IDisposable> TakeAsync(string databasePath, CancellationToken ct)
    {
        var path = databasePath + "-migrating";
        var options = OwnerOnly.NewFile(FileMode.OpenOrCreate);
        options.Options = FileOptions.DeleteOnClose;
        for (var gone = 0; ;)
        {
            try
            {
                return new FileStream(path, options);
            }
            // It may have gone between the two looks; where it never appears it cannot be made, and the reason is told.
            catch (IOException) when (File.Exists(path) || ++gone < 20)
            {
                await Task.Delay(Between, ct);
            }
        }
    }

    /// <summary>Removes the row that a killed process left; the caller has the turn.</summary>
    public static async Task ClearAsync(ReplyFlowDb db, CancellationToken ct)
    {
        if (await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(ct) > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", ct);
    }
}
