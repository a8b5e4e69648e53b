using System.Collections.Concurrent;
using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ReplyFlow.Data.Databases;

/// <summary>
/// A context's connection to a SQLite file. EF opens and closes it for every statement; it stays open underneath until it is disposed, and with it
/// what it has prepared: SQLite would read and plan each statement anew, which costs more than carrying it out.
/// </summary>
/// <param name="text">The connection string.</param>
/// <param name="path">The file. It is never opened where it is not there, and let go of once it was taken away.</param>
/// <param name="durable">Whether a commit is on the disk before it is answered: with write-ahead logging only at synchronous=FULL.</param>
internal sealed class KeptConnection(string text, string path, bool durable) : SqliteConnection(text)
{
    private static readonly ConcurrentDictionary<KeptConnection, string> All = new();

    private readonly Lock _lock = new();
    private readonly PreparedStatements _prepared = new();
    private bool _isOpen;
    private bool _isLost;

    /// <inheritdoc />
    public override ConnectionState State => _isOpen ? base.State : ConnectionState.Closed;

    /// <summary>Ends what this process holds open of a file, at once where it is idle. Else it would go on writing into a file that was taken away.</summary>
    public static void LetGoOf(string path)
    {
        foreach (var (connection, _) in All.Where(c => c.Value == path))
            connection.Lose();
    }

    /// <inheritdoc />
    public override void Open()
    {
        if (_isOpen)
            return;
        if (!File.Exists(path))
        {
            LetGoOf(path);
            ClearPool(this);
            throw new SqliteException("The database file is not there.", DatabaseAway.CannotOpen);
        }
        lock (_lock)
            _isOpen = true;
        if (base.State == ConnectionState.Open)
            return;
        try
        {
            base.Open();
            All[this] = path;
            using var command = CreateCommand();
            command.CommandText = durable ? "PRAGMA synchronous = FULL;" : "PRAGMA synchronous = OFF;";
            command.ExecuteNonQuery();
        }
        catch
        {
            LetGo();
            throw;
        }
    }

    /// <inheritdoc />
    public override void Close()
    {
        if (!_isOpen)
            return;
        Transaction?.Dispose();
        _prepared.EndReading();
        // A transaction that was begun by hand would stay.
        if (base.State == ConnectionState.Open && raw.sqlite3_get_autocommit(Handle) == 0)
            raw.sqlite3_exec(Handle, "ROLLBACK");
        lock (_lock)
            _isOpen = false;
        if (_isLost)
            Lose();
    }

    /// <summary>The statements that are prepared now.</summary>
    internal IReadOnlyCollection<string> Prepared => _prepared.Texts;

    /// <inheritdoc />
    public override SqliteCommand CreateCommand() => new KeptCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>Carries a command out by what was prepared for its text; null where that cannot be used.</summary>
    internal SqliteDataReader? Execute(SqliteCommand command, CommandBehavior behavior) => _prepared.Execute(this, command, behavior);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            LetGo();
        base.Dispose(disposing);
    }

    private void Lose()
    {
        lock (_lock)
        {
            _isLost = true;
            if (!_isOpen)
                LetGo();
        }
    }

    private void LetGo()
    {
        Close();
        All.TryRemove(this, out _);
        _prepared.Clear();
        _isOpen = true;
        base.Close();
        _isOpen = _isLost = false;
    }
}
