using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Web.Pages.Settings.Templates;

/// <summary>Between a template's file and the form: what the form does not ask for stays as the file has it.</summary>
internal static class TemplateJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's values as they are typed, by path; null where the text is no file of settings.</summary>
    public static Dictionary<string, string?>? Read(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject file
                ? TemplateField.Groups.SelectMany(g => g.Fields).ToDictionary(f => f.Path, f => (string?)(Typed(Find(file, f.Path)) ?? f.Default))
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The file with what was typed; what was left as it is by default and the file does not say is not written.</summary>
    public static string Write(string json, IReadOnlyDictionary<string, string?> typed)
    {
        if (Read(json) is not { } before || JsonNode.Parse(json) is not JsonObject file)
            return json;
        var changed = false;
        foreach (var field in TemplateField.Groups.SelectMany(g => g.Fields))
            if (typed.TryGetValue(field.Path, out var value) && (value ?? "").ReplaceLineEndings("\n") != (before[field.Path] ?? "").ReplaceLineEndings("\n"))
            {
                Put(file, field.Path, Node(field.Kind, (value ?? "").ReplaceLineEndings("\n")));
                changed = true;
            }
        return changed ? file.ToJsonString(Readable) : json;
    }

    /// <summary>A problem in the words of the form, with the field it is about; the file's paths are the experts'.</summary>
    /// <returns>The field's path; empty for the whole.</returns>
    public static InputError InWords(InputError problem)
    {
        var field = TemplateField.Groups.SelectMany(g => g.Fields).FirstOrDefault(f => problem.Path == f.Path
            || problem.Path.StartsWith(f.Path + "[", StringComparison.Ordinal) || problem.Path.StartsWith(f.Path + ".", StringComparison.Ordinal));
        if (field is null)
            return problem with { Path = "", Message = problem.ToString() };
        var place = problem.Path[field.Path.Length..].Trim('[', ']', '.');
        var line = field.Kind == TemplateFieldKind.List && int.TryParse(place, CultureInfo.InvariantCulture, out var index) ? $"第 {index + 1} 行" : place;
        var message = field.Kind == TemplateFieldKind.Number && problem.Message.StartsWith("应为数字", StringComparison.Ordinal) ? "应为数字" : problem.Message;
        return new InputError(field.Path, $"{field.Label}{(line.Length > 0 ? $"（{line}）" : "")}：{message}");
    }

    private static string? Typed(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => string.Join('\n', list.Select(i => i?.ToString())),
        JsonObject pairs => string.Join('\n', pairs.Select(p => $"{p.Key}：{p.Value}")),
        JsonValue value => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
        _ => null,
    };

    private static JsonNode? Node(TemplateFieldKind kind, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return kind switch
        {
            TemplateFieldKind.Number when text.Trim().Length == 0 => null,
            // What is no number goes as it was typed, and is refused by its place.
            TemplateFieldKind.Number => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number) : JsonValue.Create(text),
            TemplateFieldKind.List => new JsonArray([.. lines.Select(l => (JsonNode?)JsonValue.Create(l))]),
            TemplateFieldKind.Pairs => new JsonObject(lines.Select(l => l.Split(['：', ':', '='], 2)).Where(p => p[0].Trim().Length > 0)
                .DistinctBy(p => p[0].Trim())
                .Select(p => KeyValuePair.Create(p[0].Trim(), (JsonNode?)JsonValue.Create(p.ElementAtOrDefault(1)?.Trim() ?? "")))),
            _ => JsonValue.Create(text),
        };
    }

    private static JsonNode? Find(JsonObject file, string path)
    {
        JsonNode? node = file;
        foreach (var name in path.Split('.'))
            node = (node as JsonObject)?[name];
        return node;
    }

    private static void Put(JsonObject file, string path, JsonNode? value)
    {
        var names = path.Split('.');
        var at = file;
        foreach (var name in names[..^1])
        {
            if (at[name] is not JsonObject next)
                at[name] = next = [];
            at = next;
        }
        if (value is null)
            at.Remove(names[^1]);
        else
            at[names[^1]] = value;
    }
}
