using System.Text.Json;
using System.Text.Json.Nodes;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>One object of the file while it is read: typed access that reports what has the wrong kind.</summary>
internal sealed class JsonCursor(JsonObject node, string path, JsonPlaces places, FaultList faults)
{
    public FaultList Faults => faults;

    public JsonObject Node => node;

    public JsonPlace Place => places.Of(path);

    public JsonPlace PlaceOf(string name) => places.Of($"{path}.{name}");

    public void Error(string name, string message) => faults.Errors.Add(new DefinitionFault(PlaceOf(name), message));

    public string? RequiredText(string name)
    {
        var text = OptionalText(name);
        if (string.IsNullOrWhiteSpace(text) && !IsWrongKind(name)) Error(name, $"缺少“{name}”，应为文字");
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public string? OptionalText(string name)
    {
        if (node[name] is not { } value) return null;
        if (value.GetValueKind() == JsonValueKind.String) return value.GetValue<string>();
        Error(name, $"应为文字，现为{Kind(value)}");
        return null;
    }

    public int? Integer(string name)
    {
        if (node[name] is not { } value) return null;
        if (value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue<int>(out var result)) return result;
        Error(name, $"应为整数，现为{Kind(value)}");
        return null;
    }

    public bool? Boolean(string name)
    {
        if (node[name] is not { } value) return null;
        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return value.GetValue<bool>();
        Error(name, $"应为 true 或 false，现为{Kind(value)}");
        return null;
    }

    public JsonCursor? Object(string name, bool required = true)
    {
        if (node[name] is JsonObject child) return new JsonCursor(child, $"{path}.{name}", places, faults);
        if (required) Error(name, node[name] is { } other ? $"应为对象，现为{Kind(other)}" : $"缺少“{name}”，应为对象");
        return null;
    }

    public IEnumerable<JsonCursor> Items(string name, bool required = true)
    {
        if (node[name] is not JsonArray array)
        {
            if (required) Error(name, node[name] is { } other ? $"应为数组，现为{Kind(other)}" : $"缺少“{name}”，应为数组");
            yield break;
        }

        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is JsonObject item) yield return new JsonCursor(item, $"{path}.{name}[{i}]", places, faults);
            else if (required) Error($"{name}[{i}]", $"应为对象，现为{Kind(array[i])}");
        }
    }

    private bool IsWrongKind(string name) => node[name] is { } value && value.GetValueKind() != JsonValueKind.String;

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "空值",
        JsonValueKind.True or JsonValueKind.False => "真假值",
        JsonValueKind.Number => "数字",
        JsonValueKind.String => "文字",
        JsonValueKind.Array => "数组",
        _ => "对象",
    };
}
