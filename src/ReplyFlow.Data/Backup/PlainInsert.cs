using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using ReplyFlow.Data.Guarding;

namespace ReplyFlow.Data.Backup;

/// <summary>Stores rows as they are in the running transaction, without objects and their tracking between.</summary>
/// <param name="db">The database.</param>
/// <param name="entity">Whose table it is.</param>
/// <param name="columns">Its columns, in the order of a row's values.</param>
internal sealed class PlainInsert(ReplyFlowDb db, IEntityType entity, IEnumerable<IProperty> columns) : IAsyncDisposable
{
    private readonly IReadOnlyList<IProperty> _columns = [.. columns];
    private readonly IReadOnlyList<RelationalTypeMapping> _mappings = [.. columns.Select(c => c.GetRelationalTypeMapping())];
    private readonly Dictionary<int, DbCommand> _commands = [];

    /// <summary>Rows of one statement: SQLite finds each parameter by its name among all, a server is asked as rarely as may be.</summary>
    private readonly int _rows = db is SqliteDb ? 1 : 50;

    /// <summary>Stores rows.</summary>
    /// <exception cref="DbException">The database does not take one.</exception>
    /// <exception cref="UnstorableTextException">A text of one is not kept as it is by every database.</exception>
    public async Task AddAsync(IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        foreach (var some in rows.Chunk(_rows))
        {
            var command = await CommandAsync(some.Length, ct);
            for (var i = 0; i < command.Parameters.Count; i++)
                command.Parameters[i].Value = Stored(some[i / _columns.Count][i % _columns.Count], _mappings[i % _columns.Count]);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
    }

    private static object Stored(object? value, RelationalTypeMapping mapping)
    {
        var stored = mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return TextGuard.IsStorable(stored) ? stored ?? DBNull.Value : throw new UnstorableTextException();
    }

    private async Task<DbCommand> CommandAsync(int rows, CancellationToken ct)
    {
        if (_commands.TryGetValue(rows, out var known))
            return known;
        var command = _commands[rows] = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        for (var i = 0; i < rows * _columns.Count; i++)
            command.Parameters.Add(_mappings[i % _columns.Count].CreateParameter(command, $"@p{i}", null, true));
        // A column of a value within the row has another name in the table than in a backup.
        var table = StoreObjectIdentifier.Table(BackupSchema.Table(entity));
        var names = string.Join(", ", _columns.Select(c => $"\"{c.GetColumnName(table)}\""));
        var values = command.Parameters.Cast<DbParameter>().Select(p => p.ParameterName).Chunk(_columns.Count).Select(row => $"({string.Join(", ", row)})");
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({names}) VALUES {string.Join(", ", values)}";
        await command.PrepareAsync(ct);
        return command;
    }
}
