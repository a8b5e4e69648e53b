using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReplyFlow.Data;

/// <summary>JSON in the tables' text columns: names in camel case, Chinese as it is read.</summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
