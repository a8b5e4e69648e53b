using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReplyFlow.Data.Model;

/// <summary>
/// The columns of a kind of row, and how they are filled past the change tracker; found once, since every decision appends to the audit
/// trail.
/// </summary>
internal sealed class AppendedColumns
{
    private static readonly ConcurrentDictionary<(IModel Model, Type Type), AppendedColumns> Known = new();

    private readonly string _into;
    private readonly IReadOnlyList<Column> _columns;

    private AppendedColumns(IEntityType type)
    {
        var properties = type.GetFlattenedProperties().ToList();
        _columns = [.. properties.Select(p => new Column(p, p.IsShadowProperty() ? null : p.GetGetter(), p.GetRelationalTypeMapping(), p.IsNullable))];
        _into = $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\""))}) VALUES ";
    }

    public static AppendedColumns Of(IModel model, Type type) =>
        Known.GetOrAdd((model, type), static key => new AppendedColumns(key.Model.FindEntityType(key.Type)!));

    public int Count => _columns.Count;

    /// <summary>A row's values in the order of the columns.</summary>
    public object?[] Read(DbContext db, object row) =>
        [.. _columns.Select(c => c.Getter is { } getter ? getter.GetClrValueUsingContainingEntity(row) : db.Entry(row).Property(c.Property.Name).CurrentValue)];

    /// <summary>One statement that inserts all of the rows, and its parameters.</summary>
    public (string Sql, IReadOnlyList<DbParameter> Parameters) Insert(DbCommand command, IReadOnlyList<object> rows) =>
        Insert(command, rows, (row, i) => _columns[i].Getter!.GetClrValueUsingContainingEntity(row));

    /// <summary>The same of rows that are given by their values.</summary>
    public (string Sql, IReadOnlyList<DbParameter> Parameters) Insert(DbCommand command, IReadOnlyList<object?[]> rows) =>
        Insert(command, rows, (row, i) => row[i]);

    private (string Sql, IReadOnlyList<DbParameter> Parameters) Insert<T>(DbCommand command, IReadOnlyList<T> rows, Func<T, int, object?> value)
    {
        var parameters = new List<DbParameter>(rows.Count * _columns.Count);
        var sql = new StringBuilder(_into);
        foreach (var row in rows)
        {
            sql.Append(sql.Length == _into.Length ? "(" : ", (");
            for (var i = 0; i < _columns.Count; i++)
            {
                var (_, _, mapping, nullable) = _columns[i];
                var name = $"@p{parameters.Count}";
                parameters.Add(mapping.CreateParameter(command, name, value(row, i), nullable));
                sql.Append(i == 0 ? name : $", {name}");
            }
            sql.Append(')');
        }
        return (sql.ToString(), parameters);
    }

    private sealed record Column(IProperty Property, IClrPropertyGetter? Getter, RelationalTypeMapping Mapping, bool IsNullable);
}
