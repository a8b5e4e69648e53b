using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>
/// Reads activity inputs of the form <c>{"typeName": …, "expression": {"type": "Literal", "value": …}}</c>. Lists use
/// Elsa's <c>Object</c> expression, whose value is a text holding JSON.
/// </summary>
internal sealed class ActivityInputs(JsonCursor activity, string activityId)
{
    public void Fault(string name, string message) =>
        activity.Faults.Faults.Add(new DefinitionFault(activity.PlaceOf(name), message, activityId));

    /// <summary>The literal text of an input that must be there; a fault and an empty text otherwise.</summary>
    public string Required(string name)
    {
        var text = Optional(name);
        if (text is not null && text.Length > 0) return text;
        if (!Has(name) || text is not null) Fault(name, $"缺少输入项“{name}”");
        return "";
    }

    /// <summary>The literal text of an input, or null when there is none.</summary>
    public string? Optional(string name)
    {
        if (!Has(name)) return null;
        if (Value(name, "Literal") is not { } value) return null;
        if (value.GetValueKind() == JsonValueKind.String) return value.GetValue<string>().Trim();
        Fault(name, $"输入项“{name}”应为文字");
        return null;
    }

    /// <summary>A list of texts that must be there.</summary>
    public ImmutableArray<string> List(string name)
    {
        if (!Has(name))
        {
            Fault(name, $"缺少输入项“{name}”，应为文字列表");
            return [];
        }

        if (Value(name, "Object") is not { } value) return [];
        if (Strings(value) is { } list) return list;
        Fault(name, $"输入项“{name}”应为文字列表（写成文字的 JSON 数组）");
        return [];
    }

    private bool Has(string name) => activity.Node[name] is not null;

    private JsonNode? Value(string name, string expressionType)
    {
        if (activity.Node[name] is JsonObject input && input["expression"] is JsonObject expression && expression["value"] is { } value)
        {
            if (expression["type"] is JsonValue type && type.ToString() == expressionType) return value;
            Fault(name, $"输入项“{name}”的表达式类型应为 {expressionType}，现为 {expression["type"]}");
            return null;
        }

        Fault(name, $"输入项“{name}”应写成 {{\"typeName\": …, \"expression\": {{\"type\": \"{expressionType}\", \"value\": …}}}}");
        return null;
    }

    private static ImmutableArray<string>? Strings(JsonNode value)
    {
        var node = value;
        if (value.GetValueKind() == JsonValueKind.String)
        {
            try
            {
                node = JsonNode.Parse(value.GetValue<string>());
            }
            catch (JsonException)
            {
                return null;
            }
        }

        if (node is not JsonArray array || array.Any(i => i?.GetValueKind() != JsonValueKind.String)) return null;
        return [.. array.Select(i => i!.GetValue<string>())];
    }
}
