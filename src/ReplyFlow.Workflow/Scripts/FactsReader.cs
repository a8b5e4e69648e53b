using System.Text.Json;
using System.Text.Json.Nodes;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>Reads facts files.</summary>
internal static class FactsReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static CaseFacts Read(string json)
    {
        try
        {
            return JsonNode.Parse(json.TrimStart('\uFEFF'), documentOptions: Strict) is JsonObject facts
                ? Read(facts)
                : throw new ScriptException("$：应为一个对象");
        }
        catch (JsonException e)
        {
            throw new ScriptException($"第{e.LineNumber + 1}行：不是 JSON：{e.Message}");
        }
    }

    private static CaseFacts Read(JsonObject facts)
    {
        var answers = new Dictionary<string, IReadOnlyList<bool>>();
        IReadOnlyDictionary<string, IReadOnlyList<string>> participants = CaseFacts.None.Participants, failures = CaseFacts.None.Failures;
        foreach (var (name, value) in facts)
        {
            if (name == "participants") participants = Lists(name, value);
            else if (name == "failures") failures = Lists(name, value);
            else if (Vocabulary.Questions.Contains(name)) answers[name] = Bools(name, value);
            else throw new ScriptException($"$.{name}：不认识，应为 participants、failures 或其中之一：{string.Join("、", Vocabulary.Questions.Order())}");
        }

        return new CaseFacts(answers, participants, failures);
    }

    private static IReadOnlyList<bool> Bools(string name, JsonNode? value) => value switch
    {
        JsonValue one when IsBool(one) => [one.GetValue<bool>()],
        JsonArray { Count: > 0 } many when many.All(IsBool) => [.. many.Select(v => v!.GetValue<bool>())],
        _ => throw new ScriptException($"$.{name}：应为 true、false 或它们的列表"),
    };

    private static Dictionary<string, IReadOnlyList<string>> Lists(string name, JsonNode? value)
    {
        if (value is not JsonObject byStep) throw new ScriptException($"$.{name}：应为对象，每项是一个列表");
        var result = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (step, list) in byStep)
        {
            result[step] = list is JsonArray items && items.All(i => i?.GetValueKind() == JsonValueKind.String)
                ? [.. items.Select(i => i!.GetValue<string>())]
                : throw new ScriptException($"$.{name}.{step}：应为文字列表");
        }

        return result;
    }

    private static bool IsBool(JsonNode? node) => node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False;
}
