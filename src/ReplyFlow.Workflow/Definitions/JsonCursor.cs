using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReplyFlow.Workflow;

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
        if (string.IsNullOrWhiteSpace(text) && !IsWrongKind(name)) Error(name, $"'{name}' is missing or empty; expected a text");
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public string? OptionalText(string name)
    {
        if (node[name] is not { } value) return null;
        if (value.GetValueKind() == JsonValueKind.String) return value.GetValue<string>();
        Error(name, $"expected a text, found {Kind(value)}");
        return null;
    }

    public int? Integer(string name)
    {
        if (node[name] is not { } value) return null;
        if (value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue<int>(out var result)) return result;
        Error(name, $"expected a whole number, found {Kind(value)}");
        return null;
    }

    public bool? Boolean(string name)
    {
        if (node[name] is not { } value) return null;
        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return value.GetValue<bool>();
        Error(name, $"expected true or false, found {Kind(value)}");
        return null;
    }

    public JsonCursor? Object(string name, bool required = true)
    {
        if (node[name] is JsonObject child) return new JsonCursor(child, $"{path}.{name}", places, faults);
        if (required) Error(name, node[name] is { } other ? $"expected an object, found {Kind(other)}" : $"'{name}' is missing; expected an object");
        return null;
    }

    public IEnumerable<JsonCursor> Items(string name, bool required = true)
    {
        if (node[name] is not JsonArray array)
        {
            if (required) Error(name, node[name] is { } other ? $"expected an array, found {Kind(other)}" : $"'{name}' is missing; expected an array");
            yield break;
        }

        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is JsonObject item) yield return new JsonCursor(item, $"{path}.{name}[{i}]", places, faults);
            else if (required) Error($"{name}[{i}]", $"expected an object, found {Kind(array[i])}");
        }
    }

    private bool IsWrongKind(string name) => node[name] is { } value && value.GetValueKind() != JsonValueKind.String;

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "a text",
        JsonValueKind.Array => "an array",
        _ => "an object",
    };
}
