using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReplyFlow.Data.Settings;

/// <summary>JSON in the tables' text columns: names in camel case, Chinese as it is read.</summary>
public static class StoredJson
{
    /// <summary>Camel case, Chinese unescaped; for writing and reading alike.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
