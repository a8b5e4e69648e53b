using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>How definition files are written.</summary>
internal static class DefinitionJson
{
    // Files for editors and for Elsa Studio, never pasted into HTML: Chinese and quotes stay readable.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode node) => node.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
}
