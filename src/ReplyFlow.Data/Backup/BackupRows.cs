using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReplyFlow.Data.Backup;

/// <summary>A row as one line of JSON, independent of the database: instants and dates in ISO form, enumerations by name, bytes as base64.</summary>
internal static class BackupRows
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = false,
    };

    public static void Write(IBufferWriter<byte> output, object entity, IReadOnlyList<IProperty> columns)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Encoder }))
        {
            writer.WriteStartObject();
            foreach (var column in columns)
            {
                writer.WritePropertyName(BackupSchema.Column(column));
                JsonSerializer.Serialize(writer, column.GetGetter().GetClrValueUsingContainingEntity(entity), column.ClrType, Json);
            }
            writer.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    /// <exception cref="JsonException">The line is no row of this table.</exception>
    public static object Read(string line, IEntityType entity, IReadOnlyList<IProperty> columns)
    {
        using var document = JsonDocument.Parse(line);
        var row = Activator.CreateInstance(entity.ClrType)!;
        var values = new Dictionary<ITypeBase, object>();
        foreach (var column in columns)
        {
            if (!document.RootElement.TryGetProperty(BackupSchema.Column(column), out var value))
                throw new JsonException($"{BackupSchema.Column(column)} is missing");
            Set(column, Holder(column.DeclaringType), value.Deserialize(column.ClrType, Json));
        }
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
            if (values.TryGetValue(type, out var value))
                return value;
            // However it is constructed elsewhere, here each of its columns is set.
            value = RuntimeHelpers.GetUninitializedObject(type.ClrType);
            part.PropertyInfo!.SetValue(Holder(part.DeclaringType), value);
            return values[type] = value;
        }
    }
}
