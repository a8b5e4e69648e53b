using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>The JSON form of trace lines: camel case, fields that do not apply left out.</summary>
public static class TraceJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The line as a JSON object.</summary>
    public static JsonNode Of(TraceLine line) => JsonSerializer.SerializeToNode(line, Options)!;
}
