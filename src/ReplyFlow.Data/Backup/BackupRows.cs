using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReplyFlow.Data.Backup;

/// <summary>
/// Rows of a table as lines of JSON, independent of the database: instants and dates in ISO form, enumerations by name, bytes as base64.
/// </summary>
/// <param name="entity">Whose rows they are.</param>
internal sealed class BackupRows(IEntityType entity)
{
    private static readonly object Missing = new();

    private readonly IReadOnlyList<Column> _columns = [.. BackupSchema.Columns(entity).Select(p => new Column(p))];

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The table's columns, in the order of a row's values.</summary>
    public IEnumerable<IProperty> Columns => _columns.Select(c => c.Property);

    public void Write(IBufferWriter<byte> output, object row)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Encoder }))
        {
            writer.WriteStartObject();
            foreach (var column in _columns)
            {
                writer.WritePropertyName(column.Name);
                JsonSerializer.Serialize(writer, column.Property.GetGetter().GetClrValueUsingContainingEntity(row), column.Type);
            }
            writer.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    /// <summary>The values of a row, in the order of the columns.</summary>
    /// <exception cref="JsonException">The line is no row of this table.</exception>
    public object?[] Values(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        var (values, next) = (new object?[_columns.Count], 0);
        Array.Fill(values, Missing);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // As they were written; a file may have them in another order.
            if (next >= _columns.Count || !reader.ValueTextEquals(_columns[next].Name))
                next = Named(ref reader);
            reader.Read();
            values[next] = JsonSerializer.Deserialize(ref reader, _columns[next].Type);
            next++;
        }
        // Throws where something stands behind the row.
        reader.Read();
        if (Array.IndexOf(values, Missing) is var missing and >= 0)
            throw new JsonException($"{_columns[missing].Name} is missing in a row of {BackupSchema.Table(entity)}");
        return values;
    }

    /// <summary>A row with these values.</summary>
    public object Row(object?[] values)
    {
        var row = Activator.CreateInstance(entity.ClrType)!;
        var parts = new Dictionary<ITypeBase, object>();
        for (var i = 0; i < values.Length; i++)
            Set(_columns[i].Property, Holder(_columns[i].Property.DeclaringType), values[i]);
        return row;

        static void Set(IProperty column, object holder, object? value)
        {
            if (column.PropertyInfo is { CanWrite: true } property)
                property.SetValue(holder, value);
            else
                column.FieldInfo!.SetValue(holder, value);
        }

        // A value within the row is made anew: the one the row began with may be shared.
        object Holder(ITypeBase type)
        {
            if (type is not IComplexType { ComplexProperty: var part })
                return row;
            if (parts.TryGetValue(type, out var value))
                return value;
            // However it is constructed elsewhere, here each of its columns is set.
            value = RuntimeHelpers.GetUninitializedObject(type.ClrType);
            part.PropertyInfo!.SetValue(Holder(part.DeclaringType), value);
            return parts[type] = value;
        }
    }

    private int Named(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _columns.Count; i++)
            if (reader.ValueTextEquals(_columns[i].Name))
                return i;
        throw new JsonException($"{BackupSchema.Table(entity)} has no column {reader.GetString()}");
    }

    private sealed class Column(IProperty property)
    {
        public IProperty Property { get; } = property;

        public string Name { get; } = BackupSchema.Column(property);

        public JsonTypeInfo Type { get; } = Json.GetTypeInfo(property.ClrType);
    }
}
