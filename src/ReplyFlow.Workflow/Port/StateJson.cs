using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReplyFlow.Workflow.Port;

/// <summary>The one JSON form of <see cref="WorkflowState"/>.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The text goes into a database column, never into HTML; Chinese reasons stay readable there.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string Write(WorkflowState state) => JsonSerializer.Serialize(state, Options);

    public static WorkflowState Read(string json)
    {
        var state = JsonSerializer.Deserialize<WorkflowState>(json, Options);
        return state is { DefinitionId: not null, Waiting.IsDefault: false, Arrivals.IsDefault: false, Visits: not null }
            ? state
            : throw new JsonException("expected a workflow state");
    }
}
