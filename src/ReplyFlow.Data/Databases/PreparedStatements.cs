using System.Data;
using Microsoft.Data.Sqlite;

namespace ReplyFlow.Data.Databases;

/// <summary>The statements that one connection has prepared, by their text; those that were not used for the longest time make room.</summary>
internal sealed class PreparedStatements
{
    /// <summary>How many are kept: a page and its decision need about thirty. Each takes some ten kilobytes.</summary>
    private const int Most = 120;

    /// <summary>Longer texts come once: they name many rows.</summary>
    private const int LongestText = 16_000;

    /// <summary>SQLite keeps a copy of the values until the next ones come.</summary>
    private const int LongestValue = 32_000;

    /// <summary>How many readers are remembered before those that have ended are forgotten.</summary>
    private const int Some = 32;

    /// <summary>What is sent again and again. Others change settings or the schema.</summary>
    private static readonly string[] Verbs = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "BEGIN", "COMMIT"];

    private readonly Dictionary<string, Statement> _byText = [];
    private readonly List<SqliteDataReader> _readers = [];
    private long _uses;

    /// <summary>Their texts.</summary>
    public IReadOnlyCollection<string> Texts => _byText.Keys;

    /// <summary>Carries a command out; null where nothing may be kept for it, or what is kept is being read.</summary>
    public SqliteDataReader? Execute(SqliteConnection connection, SqliteCommand command, CommandBehavior behavior)
    {
        if (Find(connection, command) is not { } statement)
            return null;
        statement.LastUse = ++_uses;
        var prepared = statement.Command;
        (prepared.Transaction, prepared.CommandTimeout) = (command.Transaction, command.CommandTimeout);
        foreach (SqliteParameter parameter in command.Parameters)
            prepared.Parameters.Add(parameter);
        try
        {
            var reader = statement.Reader = prepared.ExecuteReader(behavior);
            if (_readers.Count >= Some)
                _readers.RemoveAll(r => r.IsClosed);
            _readers.Add(reader);
            return reader;
        }
        catch
        {
            _byText.Remove(command.CommandText);
            prepared.Dispose();
            throw;
        }
        finally
        {
            prepared.Parameters.Clear();
        }
    }

    /// <summary>Ends what is still being read.</summary>
    public void EndReading()
    {
        foreach (var reader in _readers)
            if (!reader.IsClosed)
                reader.Dispose();
        _readers.Clear();
    }

    /// <summary>Gives all up.</summary>
    public void Clear()
    {
        foreach (var statement in _byText.Values)
            statement.Command.Dispose();
        _byText.Clear();
    }

    private Statement? Find(SqliteConnection connection, SqliteCommand command)
    {
        var text = command.CommandText;
        if (_byText.TryGetValue(text, out var found))
            return found.IsRead || HasLongValue(command) ? null : found;
        if (text.Length > LongestText || !Verbs.Any(v => text.StartsWith(v, StringComparison.Ordinal)) || HasLongValue(command))
            return null;
        if (_byText.Count >= Most)
            Drop();
        return _byText[text] = new Statement(new SqliteCommand(text, connection));
    }

    private void Drop()
    {
        var (text, oldest) = _byText.Where(s => !s.Value.IsRead).MinBy(s => s.Value.LastUse);
        if (text is null)
            return;
        _byText.Remove(text);
        oldest.Command.Dispose();
    }

    private static bool HasLongValue(SqliteCommand command)
    {
        foreach (SqliteParameter parameter in command.Parameters)
            if (parameter.Value is string { Length: > LongestValue } or byte[] { Length: > LongestValue })
                return true;
        return false;
    }

    private sealed class Statement(SqliteCommand command)
    {
        public SqliteCommand Command => command;

        public SqliteDataReader? Reader { get; set; }

        public long LastUse { get; set; }

        public bool IsRead => Reader is { IsClosed: false };
    }
}
